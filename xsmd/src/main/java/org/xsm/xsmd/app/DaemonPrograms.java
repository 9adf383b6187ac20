package org.xsm.xsmd.app;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.xsm.xsmd.app.Settings.SettingsException;
import org.xsm.xsmd.cli.Exit;
import org.xsm.xsmd.cli.Failure;
import org.xsm.xsmd.cli.Programs;
import org.xsm.xsmd.edit.FirstSite;
import org.xsm.xsmd.replica.Founding;
import org.xsm.xsmd.replica.HeadSite;
import org.xsm.xsmd.replica.Identity;
import org.xsm.xsmd.replica.Joining;
import org.xsm.xsmd.replica.Places;
import org.xsm.xsmd.replica.ReplicaException;
import org.xsm.xsmd.replica.Texts;
import org.xsm.xsmd.replica.disk.DiskException;
import org.xsm.xsmd.replica.voter.Pace;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.StoreException;
import org.xsm.xsmd.trust.JoinToken;
import org.xsm.xsmd.trust.TrustException;

/** What the command starts beside itself: decisions, which parts do it and what is said of it. */
final class DaemonPrograms implements Programs {
  private final String version;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  DaemonPrograms(String version, Clock clock) {
    this.version = version;
    this.clock = clock;
  }

  @Override
  public Founded init(InitOrder order) {
    return told(() -> founded(order));
  }

  @Override
  public Joined join(JoinOrder order) {
    return told(() -> joined(order));
  }

  @Override
  public void up(UpOrder order, Consumer<Started> started) {
    told(
        () -> {
          run(order, started);
          return order;
        });
  }

  @Override
  public Rehearsed demo(DemoOrder order, Consumer<String> progress) {
    return told(() -> DemoSite.start(order, DaemonCommand.ofThis(), progress));
  }

  private Founded founded(InitOrder order) {
    Places places = places(order.machine());
    String host = order.machine().name();
    String address = address(order.machine());
    int port = port(order.machine());
    if (new Identity(places.identity()).exists()) {
      throw new Failure(
          Exit.REFUSED,
          "this machine is a host already, see " + places.identity() + "; choose another --home");
    }
    SiteText text = first(order, host, address);
    String name = HeadSite.name(text);
    var steps =
        List.of(
            "mint the id, the authority and the recovery key of site \"" + name + "\"",
            "write the key and the certificate of host \"" + host + "\" to " + places.identity(),
            "commit revision 1, with this host as its only voter");
    if (order.dryRun()) {
      return new Founded("", name, host, address, port, shown(places), "", steps);
    }
    Pace pace = isLoopback(address) ? Pace.QUICK : Pace.HOSTS;
    Founding.Founded made =
        new Founding(places, clock, chance).found(host, address, port, text, pace);
    Settings.write(places, address, port, pace, !isLoopback(address));
    return new Founded(
        made.site().toString(),
        name,
        host,
        address,
        port,
        shown(places),
        made.recoveryKey(),
        steps);
  }

  private static SiteText first(InitOrder order, String host, String address) {
    Path file = order.file();
    if (file == null) {
      String site = order.site().isEmpty() ? "my-site" : order.site();
      return Texts.made(FirstSite.of(site, host, address));
    }
    try {
      return Texts.made(FirstSite.from(SiteText.of(Files.readAllBytes(file)), host, address));
    } catch (IOException e) {
      throw new Failure(Exit.USAGE, "cannot read " + file + ": " + e.getMessage());
    }
  }

  private Joined joined(JoinOrder order) {
    Places places = places(order.machine());
    JoinToken token = JoinToken.parse(order.token().strip());
    String host = order.machine().name();
    String address = address(order.machine());
    int port = port(order.machine());
    var joining = new Joining(places, clock, chance, version);
    List<Joining.Door> doors = doors(order.through(), token, address);
    Joining.Joined done =
        order.dryRun()
            ? joining.tryOut(token, host, address, port, doors)
            : joining.join(token, host, address, port, doors);
    if (!order.dryRun()) {
      boolean loopback = isLoopback(address);
      Settings.write(places, address, port, loopback ? Pace.QUICK : Pace.HOSTS, !loopback);
    }
    return new Joined(
        token.site().toString(),
        done.welcome().siteName(),
        host,
        address,
        port,
        done.through().toString(),
        0,
        shown(places),
        List.of(
            "give this host a certificate of the site, and the site a <host name=\"" + host + "\">",
            "write its key and its certificate to " + places.identity()));
  }

  private List<Joining.Door> doors(List<String> through, JoinToken token, String address) {
    var doors = new ArrayList<Joining.Door>();
    for (String place : through) {
      doors.add(door(place));
    }
    return doors.isEmpty() ? LocalLink.doors(token.site(), address) : doors;
  }

  /** ADDRESS, ADDRESS:PORT, or for IPv6 [ADDRESS]:PORT. */
  private static Joining.Door door(String place) {
    int colon = place.lastIndexOf(':');
    boolean bracketed = place.startsWith("[") && colon > place.indexOf(']');
    boolean plain = colon > 0 && place.indexOf(':') == colon;
    String address = bracketed || plain ? place.substring(0, colon) : place;
    try {
      int port = bracketed || plain ? Integer.parseInt(place.substring(colon + 1)) : Settings.PORT;
      return new Joining.Door(address.replace("[", "").replace("]", ""), port);
    } catch (NumberFormatException e) {
      throw new Failure(Exit.USAGE, "\"" + place + "\" is no ADDRESS or ADDRESS:PORT");
    }
  }

  private void run(UpOrder order, Consumer<Started> started) {
    Places places = places(order.machine());
    String recoveryKey = "";
    if (!new Identity(places.identity()).exists()) {
      if (order.init()) {
        recoveryKey = founded(new InitOrder(order.machine(), "", null, false)).recoveryKey();
      } else if (!order.token().isEmpty()) {
        var _ = joined(new JoinOrder(order.machine(), order.token(), order.through(), false));
      } else {
        throw new Failure(
            Exit.FAILED,
            "this machine is no host of a site yet, there is no "
                + places.identity()
                + "; found one with xsm init, or come into one with xsm join");
      }
    }
    Settings settings = Settings.read(places, order.machine().address(), order.machine().port());
    var stop = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  await(stopped);
                },
                "xsm-stop"));
    try (var daemon = Daemon.start(settings, version, clock, chance)) {
      started.accept(
          new Started(
              HeadSite.name(daemon.replica().view().text()),
              daemon.replica().status().host(),
              settings.address(),
              settings.port(),
              ProcessHandle.current().pid(),
              shown(places),
              recoveryKey));
      await(stop);
    } finally {
      stopped.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Places places(Machine machine) {
    Path home = machine.home();
    return home == null ? Places.system() : Places.under(home);
  }

  private static List<Place> shown(Places places) {
    return List.of(
        new Place("site file", places.siteFile()),
        new Place("settings", Settings.file(places)),
        new Place("identity", places.identity()),
        new Place("log", Logs.file(places.logs())));
  }

  private static int port(Machine machine) {
    return machine.port() == 0 ? Settings.PORT : machine.port();
  }

  @SuppressWarnings("AddressSelection") // any of its addresses tells
  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (java.net.UnknownHostException e) {
      throw new Failure(Exit.USAGE, "the address \"" + address + "\" is not known on this machine");
    }
  }

  /** The address that was said, or the first that other machines may reach. */
  private static String address(Machine machine) {
    if (!machine.address().isEmpty()) {
      return machine.address();
    }
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (card.isUp() && !card.isLoopback()) {
          for (InetAddress address : Collections.list(card.getInetAddresses())) {
            if (address instanceof Inet4Address && !address.isLinkLocalAddress()) {
              return address.getHostAddress();
            }
          }
        }
      }
    } catch (SocketException e) {
      throw new Failure(Exit.FAILED, "cannot look at the network: " + e.getMessage());
    }
    return "127.0.0.1";
  }

  private interface Work<T> {
    T run();
  }

  /** What stands in the way is a sentence already; only its exit code is missing. */
  private static <T> T told(Work<T> work) {
    try {
      return work.run();
    } catch (Joining.UnreachableException e) {
      throw new Failure(Exit.NO_DAEMON, String.valueOf(e.getMessage()));
    } catch (SettingsException e) {
      throw new Failure(Exit.USAGE, String.valueOf(e.getMessage()));
    } catch (ReplicaException | StoreException | TrustException e) {
      throw new Failure(Exit.REFUSED, String.valueOf(e.getMessage()));
    } catch (DiskException e) {
      throw new Failure(Exit.FAILED, String.valueOf(e.getMessage()));
    }
  }
}
