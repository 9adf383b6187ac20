package org.xsm.schema.check;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.EffectiveGuest;
import org.xsm.schema.Host;
import org.xsm.schema.Ratio;
import org.xsm.schema.Room;
import org.xsm.schema.Settings;

/** Looks for hosts, and for a whole site, that promise more than they may: a decision. */
final class Overcommit implements Check {
  private static final int SHOWN = 4;
  private static final Ratio ONE = Ratio.parse("1");

  @Override
  public void look(Subject subject, Findings findings) {
    Settings settings = subject.site().settings();
    Pinned.byHost(subject)
        .forEach((host, members) -> host(host, members, subject, settings, findings));
    site(subject, findings);
  }

  private static void host(
      Host host, List<Member> members, Subject subject, Settings settings, Findings findings) {
    Room room = subject.fit().room(host);
    long memory = sum(members, guest -> guest.memory().bytes());
    if (room.memory() != null && memory > room.memory()) {
      findings.error(
          "overcommit",
          host,
          "memory",
          Sentence.of(
              "%s can promise %s MiB (%s), but the %s that can live nowhere else need %s: %s;"
                  + " let some live elsewhere, or make them smaller",
              Names.of(host),
              Room.mebibytes(room.memory()),
              memorySum(host, settings),
              Names.count(members.size(), "vm"),
              Room.mebibytes(memory),
              shown(members, g -> Room.mebibytes(g.effective().memory().bytes()))));
    }
    long vcpus = sum(members, EffectiveGuest::vcpus);
    if (room.vcpus() != null && vcpus > room.vcpus()) {
      findings.error(
          "overcommit",
          host,
          "cpus",
          Sentence.of(
              "%s can promise %d vcpus (%s), but the %s that can live nowhere else need %d:"
                  + " %s; let some live elsewhere, or make them smaller",
              Names.of(host),
              room.vcpus(),
              cpuSum(host, settings),
              Names.count(members.size(), "vm"),
              vcpus,
              shown(members, g -> String.valueOf(g.effective().vcpus()))));
    }
  }

  private static String memorySum(Host host, Settings settings) {
    String sum =
        Room.mebibytes(host.memory() == null ? 0 : host.memory().bytes())
            + " less "
            + Room.mebibytes(host.reserve().bytes())
            + " for itself";
    return sum + factor(settings.memoryOvercommit());
  }

  private static String cpuSum(Host host, Settings settings) {
    String sum = Names.count(host.cpus() == null ? 0 : host.cpus(), "processor");
    String reserve = host.reserveCpus() == 0 ? "" : " less " + host.reserveCpus() + " for itself";
    return sum + reserve + factor(settings.cpuOvercommit());
  }

  private static String factor(Ratio ratio) {
    return ratio.equals(ONE) ? "" : ", times " + ratio;
  }

  private static void site(Subject subject, Findings findings) {
    List<Host> hosts = subject.site().hosts().stream().filter(Host::runsGuests).toList();
    List<Member> on =
        subject.members().stream().filter(member -> member.isOn() && member.fits()).toList();
    if (hosts.size() < 2 || on.isEmpty()) {
      return;
    }
    Long memory = sum(hosts.stream().map(host -> subject.fit().room(host).memory()));
    long needed = sum(on, guest -> guest.memory().bytes());
    if (memory != null && needed > memory) {
      findings.error(
          "site-overcommit",
          hosts.getFirst(),
          "memory",
          Sentence.of(
              "the %d hosts that run guests can promise %s MiB together, but the %s of the"
                  + " site need %s; take some away, stop some, or add a host",
              hosts.size(),
              Room.mebibytes(memory),
              Names.count(on.size(), "vm"),
              Room.mebibytes(needed)));
    }
    Long vcpus = sum(hosts.stream().map(host -> subject.fit().room(host).vcpus()));
    long asked = sum(on, EffectiveGuest::vcpus);
    if (vcpus != null && asked > vcpus) {
      findings.error(
          "site-overcommit",
          hosts.getFirst(),
          "cpus",
          Sentence.of(
              "the %d hosts that run guests can promise %d vcpus together, but the %s of the"
                  + " site need %d; take some away, stop some, or add a host",
              hosts.size(), vcpus, Names.count(on.size(), "vm"), asked));
    }
  }

  /** Null as soon as one host does not say what it has; bounded, not wrapped round. */
  private static @Nullable Long sum(Stream<@Nullable Long> amounts) {
    Long sum = 0L;
    for (Long amount : amounts.toArray(Long[]::new)) {
      if (amount == null) {
        return null;
      }
      sum = plus(sum, amount);
    }
    return sum;
  }

  private static long sum(List<Member> members, ToLongFunction<EffectiveGuest> amount) {
    long sum = 0;
    for (Member member : members) {
      sum = plus(sum, amount.applyAsLong(member.effective()));
    }
    return sum;
  }

  private static long plus(long sum, long amount) {
    return amount > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + amount;
  }

  private static String shown(List<Member> members, Function<Member, String> amount) {
    String first =
        String.join(
            ", ",
            members.stream()
                .limit(SHOWN)
                .map(member -> member.guest().name() + " " + amount.apply(member))
                .toList());
    int more = members.size() - SHOWN;
    return more <= 0 ? first : first + " and " + more + " more";
  }
}
