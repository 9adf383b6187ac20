package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for the whole site. */
public record Settings(
    Drift drift,
    String cpuBaseline,
    Span trashTime,
    Ratio cpuOvercommit,
    Ratio memoryOvercommit,
    Placement placement,
    @Nullable Integer protocol,
    Guard guard,
    Migration migration,
    Starts starts,
    History history,
    Monitoring monitoring,
    Api api,
    Roots roots)
    implements Element {
  /** How much one edit may affect without saying so explicitly. */
  public record Guard(Share share, int floor, Span window) implements Element {}

  /** How guests move between hosts. */
  public record Migration(
      int parallel,
      @Nullable Rate bandwidth,
      Span downtimeLimit,
      Span timeout,
      @Nullable String network,
      Storage storage)
      implements Element {
    /** What happens to disks that only the source of a move has. */
    public enum Storage implements Word {
      COPY,
      REFUSE
    }
  }

  /** How quickly guests are started when many wait at once. */
  public record Starts(int parallel, Span pace) implements Element {}

  /** How many revisions every host keeps at least. */
  public record History(int revisions, Span age) implements Element {}

  /** Where metrics go. */
  public record Monitoring(Span period, Guests guests, List<Ganglia> ganglia, List<String> openTo)
      implements Element {
    public Monitoring {
      ganglia = List.copyOf(ganglia);
      openTo = List.copyOf(openTo);
    }

    /** How Ganglia shows guests. */
    public enum Guests implements Word {
      GUEST_AS_HOST,
      HOST_METRICS
    }
  }

  /** A gmond that metrics are sent to. */
  public record Ganglia(String address, int ttl, @Nullable String cluster) implements Thing {
    @Override
    public String kind() {
      return "ganglia";
    }

    @Override
    public String key() {
      return address;
    }
  }

  /** How the API and the web console are reached. */
  public record Api(List<IpAddress> listen, int port) implements Element {
    public Api {
      listen = List.copyOf(listen);
    }
  }

  /** How the roots of guests are served. */
  public record Roots(IpAddress address, Size cache, @Nullable Rate bandwidth) implements Element {}

  /** What happens to what was changed by hand. */
  public enum Drift implements Word {
    REPAIR,
    REPORT
  }

  /** Where a guest goes that may live on several hosts. */
  public enum Placement implements Word {
    SPREAD,
    PACK
  }
}
