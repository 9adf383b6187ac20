package org.xsm.schema.check;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Disk;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Room;
import org.xsm.schema.Root;
import org.xsm.schema.Size;

/**
 * Looks for sets that use more than their quota: a decision. Memory and processors are used by the
 * guests that are on, storage by all.
 */
final class Quotas implements Check {
  /** What the guests of a set use together. */
  private record Use(long guests, long vcpus, long memory, long storage) {
    Use plus(Member member) {
      return new Use(
          guests + 1,
          vcpus + (member.isOn() ? member.effective().vcpus() : 0),
          sum(memory, member.isOn() ? member.effective().memory().bytes() : 0),
          sum(storage, storage(member)));
    }

    private static long storage(Member member) {
      long bytes = 0;
      for (Disk disk : member.effective().disks()) {
        bytes = sum(bytes, disk.size() == null ? 0 : disk.size().bytes());
      }
      Root root = member.effective().definition().start().root();
      Size limit = root == null || root.overlay() == null ? null : root.overlay().limit();
      return sum(bytes, limit == null ? 0 : limit.bytes());
    }

    private static long sum(long one, long other) {
      return other > Long.MAX_VALUE - one ? Long.MAX_VALUE : one + other;
    }
  }

  @Override
  public void look(Subject subject, Findings findings) {
    var uses = new IdentityHashMap<GuestSet, Use>();
    for (Member member : subject.members()) {
      if (member.set().quota() != null) {
        Use use = uses.getOrDefault(member.set(), new Use(0, 0, 0, 0));
        uses.put(member.set(), use.plus(member));
      }
    }
    for (GuestSet set : subject.site().sets()) {
      Use use = uses.get(set);
      if (use != null && set.quota() != null) {
        compare(set, set.quota(), use, findings);
      }
    }
  }

  private static void compare(GuestSet set, GuestSet.Quota quota, Use use, Findings findings) {
    count(set, quota, "guests", quota.guests(), use.guests(), findings);
    count(set, quota, "vcpus", quota.vcpus(), use.vcpus(), findings);
    amount(set, quota, "memory", quota.memory(), use.memory(), findings);
    amount(set, quota, "storage", quota.storage(), use.storage(), findings);
  }

  private static void count(
      GuestSet set,
      GuestSet.Quota quota,
      String what,
      @Nullable Integer most,
      long used,
      Findings findings) {
    if (most != null && used > most) {
      report(set, quota, what, most + " " + what, String.valueOf(used), findings);
    }
  }

  private static void amount(
      GuestSet set,
      GuestSet.Quota quota,
      String what,
      @Nullable Size most,
      long used,
      Findings findings) {
    if (most != null && used > most.bytes()) {
      String bound = Room.mebibytes(most.bytes()) + " MiB of " + what;
      report(set, quota, what, bound, Room.mebibytes(used), findings);
    }
  }

  private static void report(
      GuestSet set,
      GuestSet.Quota quota,
      String what,
      String most,
      String used,
      Findings findings) {
    findings.error(
        "quota",
        quota,
        what,
        Sentence.of(
            "set %s may have %s, but its vms come to %s; take some away, or raise the quota",
            set.name(), most, used));
  }
}
