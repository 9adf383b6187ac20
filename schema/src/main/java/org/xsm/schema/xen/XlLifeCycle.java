package org.xsm.schema.xen;

/** What becomes of on_poweroff and its like: a decision. */
final class XlLifeCycle {
  private final XlConfig config;
  private final XlNotes notes;

  XlLifeCycle(XlConfig config, XlNotes notes) {
    this.config = config;
    this.notes = notes;
  }

  void write(XlElement element) {
    element.with("on-poweroff", config.text(XlKey.ON_POWEROFF).map(this::poweroff));
    element.with("on-crash", config.text(XlKey.ON_CRASH).map(this::crash));
    noteUnless(XlKey.ON_REBOOT, "restart", "a guest that reboots is always started again");
    noteUnless(XlKey.ON_SHUTDOWN, "destroy", "on-poweroff says what happens");
    noteUnless(XlKey.ON_WATCHDOG, "destroy", "name a watchdog in <domain> instead");
  }

  private String poweroff(String action) {
    return switch (action) {
      case "destroy" -> "stay-off";
      case "restart" -> "restart";
      case "rename-restart", "coredump-restart", "soft-reset" ->
          became(XlKey.ON_POWEROFF, action, "restart");
      default -> became(XlKey.ON_POWEROFF, action, "stay-off");
    };
  }

  private String crash(String action) {
    return switch (action) {
      case "destroy" -> "stay-off";
      case "restart" -> "restart";
      case "preserve" -> "preserve";
      case "coredump-destroy" -> became(XlKey.ON_CRASH, action, "stay-off");
      default -> became(XlKey.ON_CRASH, action, "restart");
    };
  }

  private String became(XlKey key, String action, String ours) {
    notes.look(key, key.word() + "=" + action + " became " + ours + ", the nearest there is");
    return ours;
  }

  private void noteUnless(XlKey key, String usual, String why) {
    config
        .text(key)
        .filter(action -> !action.equals(usual))
        .ifPresent(action -> notes.notCarried(key, key.word() + "=" + action + "; " + why));
  }
}
