package org.xsm.schema.check;

import org.jspecify.annotations.Nullable;
import org.xsm.schema.Fence;
import org.xsm.schema.Host;
import org.xsm.schema.Machine;
import org.xsm.schema.Power;

/** Looks at whether power can be switched and death be proved as the file says: a decision. */
final class PowerMeans implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    for (Host host : subject.site().hosts()) {
      power(host.power(), Names.of(host), false, findings);
      fence(host, findings);
    }
    for (Machine machine : subject.site().machines().machines()) {
      power(machine.power(), Names.of(machine), findings.says(machine, "mac"), findings);
    }
  }

  /**
   * @param hasCards whether the cards are known anyway, so that any can be woken
   */
  private static void power(
      @Nullable Power power, String owner, boolean hasCards, Findings findings) {
    if (power == null || isUnknown(power, findings)) {
      return;
    }
    switch (power.method()) {
      case IPMI, REDFISH ->
          need(power, "address", "the address of its management controller", owner, findings);
      case COMMAND -> need(power, "command", "the program that switches it", owner, findings);
      case WAKE_ON_LAN -> {
        if (!hasCards) {
          need(power, "mac", "the address of the card that wakes it", owner, findings);
        }
      }
    }
  }

  /** Left out or wrong, the way is a guess of the reader's. */
  private static boolean isUnknown(Power power, Findings findings) {
    return !findings.says(power, "method") || findings.isUnfit(power, "method");
  }

  private static void need(
      Power power, String attribute, String what, String owner, Findings findings) {
    if (!findings.says(power, attribute)) {
      findings.error(
          "power",
          power,
          "method",
          Sentence.of(
              "the power of %s is switched by %s, which needs %s=, %s",
              owner, power.method().word(), attribute, what));
    }
  }

  private static void fence(Host host, Findings findings) {
    Fence fence = host.fence();
    if (fence == null || findings.isUnfit(fence, "method")) {
      return;
    }
    String owner = Names.of(host);
    switch (fence.method()) {
      case COMMAND -> {
        if (!findings.says(fence, "command")) {
          findings.error(
              "fence",
              fence,
              "method",
              owner
                  + " is fenced by a command, but none is given; write command=, an absolute path");
        }
      }
      case POWER -> byPower(host.power(), fence, owner, findings);
      case MANUAL -> {
        if (fence.after() != null) {
          findings.error(
              "fence",
              fence,
              "after",
              Sentence.of(
                  "%s is fenced by hand, so never by itself after=\"%s\"; take after= out, or"
                      + " write method=\"power\"",
                  owner, fence.after()));
        }
      }
    }
  }

  private static void byPower(@Nullable Power power, Fence fence, String owner, Findings findings) {
    if (power == null) {
      findings.error(
          "fence",
          fence,
          "method",
          owner
              + " is fenced by its power, but nothing says how that is switched; write <power>"
              + " beside <fence>, or method=\"manual\"");
    } else if (power.method() == Power.Method.WAKE_ON_LAN && !isUnknown(power, findings)) {
      findings.error(
          "fence",
          fence,
          "method",
          Sentence.of(
              "%s is fenced by its power, but wake-on-lan (line %d) cannot switch it off;"
                  + " write ipmi, redfish or command there, or method=\"manual\" here",
              owner, findings.line(power)));
    }
  }
}
