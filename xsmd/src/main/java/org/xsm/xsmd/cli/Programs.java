package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the command can start beside itself: the daemon, and what comes before there is one. All are
 * called in the command's own thread and may block; what they cannot do they throw as a {@link
 * Failure} whose sentence is shown as it is, having changed nothing unless the sentence says so.
 */
public interface Programs {
  /** Founds a site with this machine as its first host; starts nothing. */
  Founded init(InitOrder order);

  /** Makes this machine a host of a site; starts nothing. */
  Joined join(JoinOrder order);

  /**
   * Runs the daemon until it is stopped, by a signal or from within.
   *
   * @param started called once, when it answers
   */
  void up(UpOrder order, Consumer<Started> started);

  /**
   * Starts the daemons of a site for trials; the caller closes it, which stops them.
   *
   * @param progress hears each step, in words
   */
  Rehearsed demo(DemoOrder order, Consumer<String> progress);

  /** Those of a command that comes without the daemon. */
  static Programs none() {
    return new NoPrograms();
  }

  /**
   * Where a machine's own things are, and how the others reach it.
   *
   * @param home everything is below it; null for the system's places
   * @param name what the host is called; empty where that was written down before
   * @param address where the others reach it; empty for the one that leads there
   * @param port its base port; 0 for the one written down before, else the usual one
   */
  record Machine(@Nullable Path home, String name, String address, int port) {}

  /**
   * A site to be founded.
   *
   * @param site what it is called; empty for what the file says, or else a usual name
   * @param file the first text of the site file, which was found to be one; null for a new one
   */
  record InitOrder(Machine machine, String site, @Nullable Path file, boolean dryRun) {}

  /**
   * A site to be joined.
   *
   * @param token as {@code xsm token create} printed it
   * @param through hosts of the site as ADDRESS or ADDRESS:PORT; none to look on the local link
   */
  record JoinOrder(Machine machine, String token, List<String> through, boolean dryRun) {
    public JoinOrder {
      through = List.copyOf(through);
    }
  }

  /**
   * A daemon to be run.
   *
   * @param token as in {@link JoinOrder}, to join first unless it is a host already; empty for none
   * @param through as in {@link JoinOrder}
   * @param init whether to found a site first unless it is a host already
   */
  record UpOrder(Machine machine, String token, List<String> through, boolean init) {
    public UpOrder {
      through = List.copyOf(through);
    }
  }

  /**
   * A site for trials.
   *
   * @param directory where the homes of the daemons are made
   * @param hosts how many
   * @param fleeting whether the directory was made for this demo and goes with it
   */
  record DemoOrder(Path directory, int hosts, boolean fleeting) {}

  /** Where something lies, as in {@code site file}. */
  record Place(String what, Path where) {}

  /**
   * What {@code init} did, or on a dry run would do.
   *
   * @param recoveryKey shown once and never again; empty on a dry run
   * @param steps in words
   */
  record Founded(
      String siteId,
      String site,
      String host,
      String address,
      int port,
      List<Place> places,
      String recoveryKey,
      List<String> steps) {
    public Founded {
      places = List.copyOf(places);
      steps = List.copyOf(steps);
    }
  }

  /**
   * What {@code join} did, or on a dry run would do.
   *
   * @param through the host that let it in
   */
  record Joined(
      String siteId,
      String site,
      String host,
      String address,
      int port,
      String through,
      long revision,
      List<Place> places,
      List<String> steps) {
    public Joined {
      places = List.copyOf(places);
      steps = List.copyOf(steps);
    }
  }

  /**
   * A daemon that answers.
   *
   * @param recoveryKey as in {@link Founded}, if it founded the site just now; else empty
   */
  record Started(
      String site,
      String host,
      String address,
      int port,
      long process,
      List<Place> places,
      String recoveryKey) {
    public Started {
      places = List.copyOf(places);
    }
  }

  /** Daemons that run for a trial: a resource. They end with the program, too. */
  interface Rehearsed extends AutoCloseable {
    /** Their homes; each has a daemon that answers. */
    List<Path> homes();

    /** Stops them all. May be repeated. */
    @Override
    void close();
  }
}
