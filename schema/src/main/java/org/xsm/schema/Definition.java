package org.xsm.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a config or a vm says of a guest: a value. What is not said is null, or an empty list; a
 * definition laid over another takes from it whatever it does not say itself.
 */
public record Definition(
    @Nullable String description,
    Hardware hardware,
    Life life,
    Whereabouts whereabouts,
    Start start,
    List<Disk> disks,
    List<Interface> interfaces,
    @Written("domain") List<RawDomain> domains)
    implements Group {
  public Definition {
    disks = List.copyOf(disks);
    interfaces = List.copyOf(interfaces);
    domains = List.copyOf(domains);
  }

  /** This definition, completed by what another says. */
  public Definition over(Definition base) {
    return new Definition(
        or(description, base.description),
        hardware.over(base.hardware),
        life.over(base.life),
        whereabouts.over(base.whereabouts),
        start.over(base.start),
        overlay(disks, base.disks, Disk::over),
        overlay(Interface.placed(interfaces, base.interfaces), base.interfaces, Interface::over),
        joined(base.domains, domains));
  }

  private static <T> List<T> joined(List<T> base, List<T> own) {
    if (base.isEmpty() || own.isEmpty()) {
      return or(own, base);
    }
    return Stream.concat(base.stream(), own.stream()).toList();
  }

  /** Things of the base in their order, each completed by its namesake; then those that are new. */
  private static <T extends Thing> List<T> overlay(
      List<T> own, List<T> base, BinaryOperator<T> over) {
    if (base.isEmpty() || own.isEmpty()) {
      return or(own, base);
    }
    var result = new LinkedHashMap<String, T>();
    base.forEach(thing -> result.put(thing.key(), thing));
    own.forEach(
        thing -> result.merge(thing.key(), thing, (below, above) -> over.apply(above, below)));
    return List.copyOf(result.values());
  }

  static <T> @Nullable T or(@Nullable T own, @Nullable T base) {
    return own != null ? own : base;
  }

  static <T> List<T> or(List<T> own, List<T> base) {
    return own.isEmpty() ? base : own;
  }

  /** What the guest is made of. */
  public record Hardware(
      @Nullable Type type,
      @Nullable String arch,
      @Nullable String machine,
      @Nullable String cpu,
      @Nullable Integer vcpus,
      @Nullable Integer vcpusMax,
      @Nullable Size memory,
      @Nullable Size memoryMax,
      @Nullable Integer cpuWeight,
      @Nullable Share cpuLimit,
      @Nullable String cpus,
      @Nullable Clock clock)
      implements Group {
    Hardware over(Hardware base) {
      return new Hardware(
          or(type, base.type),
          or(arch, base.arch),
          or(machine, base.machine),
          or(cpu, base.cpu),
          or(vcpus, base.vcpus),
          or(vcpusMax, base.vcpusMax),
          or(memory, base.memory),
          or(memoryMax, base.memoryMax),
          or(cpuWeight, base.cpuWeight),
          or(cpuLimit, base.cpuLimit),
          or(cpus, base.cpus),
          or(clock, base.clock));
    }

    /** How the guest is virtualised. */
    public enum Type implements Word {
      HVM,
      PV,
      PVH,
      CONTAINER
    }

    /** What its hardware clock shows. */
    public enum Clock implements Word {
      UTC,
      LOCALTIME
    }
  }

  /** What happens to the guest, and when. */
  public record Life(
      @Nullable State state,
      @Nullable OnChange onChange,
      @Nullable OnPoweroff onPoweroff,
      @Nullable OnCrash onCrash,
      @Nullable OnLoss onLoss,
      @Nullable Integer restartLimit,
      @Nullable Span stopTimeout,
      @Nullable OnStopTimeout onStopTimeout,
      @Nullable Boolean protect,
      @Nullable Integer priority,
      List<GuestReference> after)
      implements Group {
    public Life {
      after = List.copyOf(after);
    }

    Life over(Life base) {
      return new Life(
          or(state, base.state),
          or(onChange, base.onChange),
          or(onPoweroff, base.onPoweroff),
          or(onCrash, base.onCrash),
          or(onLoss, base.onLoss),
          or(restartLimit, base.restartLimit),
          or(stopTimeout, base.stopTimeout),
          or(onStopTimeout, base.onStopTimeout),
          or(protect, base.protect),
          or(priority, base.priority),
          or(after, base.after));
    }

    /** What the guest should be. */
    public enum State implements Word {
      RUNNING,
      STOPPED,
      SUSPENDED
    }

    /** What a change may do that cannot be made live. */
    public enum OnChange implements Word {
      LIVE,
      RESTART,
      NEXT_BOOT
    }

    /** What happens when the guest powers itself off. */
    public enum OnPoweroff implements Word {
      STAY_OFF,
      RESTART
    }

    /** What happens when it crashes. */
    public enum OnCrash implements Word {
      RESTART,
      STAY_OFF,
      PRESERVE
    }

    /** What happens when writable state that it had is gone. */
    public enum OnLoss implements Word {
      WAIT,
      RECREATE
    }

    /** What happens when it does not shut down in time. */
    public enum OnStopTimeout implements Word {
      WAIT,
      DESTROY
    }
  }

  /** Where the guest may live, and how it moves. */
  public record Whereabouts(
      @Written("host") List<String> hosts,
      List<LabelDemand> requires,
      @Nullable String spread,
      @Nullable Span downtimeLimit,
      @Nullable Rate migrationBandwidth,
      @Nullable Span migrationTimeout)
      implements Group {
    public Whereabouts {
      hosts = List.copyOf(hosts);
      requires = List.copyOf(requires);
    }

    Whereabouts over(Whereabouts base) {
      return new Whereabouts(
          or(hosts, base.hosts),
          or(requires, base.requires),
          or(spread, base.spread),
          or(downtimeLimit, base.downtimeLimit),
          or(migrationBandwidth, base.migrationBandwidth),
          or(migrationTimeout, base.migrationTimeout));
    }
  }

  /** What the guest boots from and talks through. */
  public record Start(
      @Nullable String kernel,
      @Nullable String initrd,
      @Nullable String cmdline,
      @Nullable Firmware firmware,
      @Nullable Root root,
      @Nullable Graphics graphics,
      @Nullable Console console,
      @Nullable CloudInit cloudInit)
      implements Group {
    Start over(Start base) {
      return new Start(
          or(kernel, base.kernel),
          or(initrd, base.initrd),
          or(cmdline, base.cmdline),
          or(firmware, base.firmware),
          or(root, base.root),
          or(graphics, base.graphics),
          or(console, base.console),
          or(cloudInit, base.cloudInit));
    }
  }
}
