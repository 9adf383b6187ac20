package org.xsm.xsmd.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All verbs there are: a value, in the order in which they are shown. */
final class Verbs {
  static final List<Entry> ALL =
      List.of(
          new Entry("validate", Group.FILES, ValidateVerb::new),
          new Entry("diff", Group.FILES, DiffVerb::new),
          new Entry("merge", Group.FILES, MergeVerb::new),
          new Entry("generate", Group.FILES, GenerateVerb::new),
          new Entry("schema", Group.FILES, SchemaVerb::new),
          new Entry("convert", Group.FILES, ConvertVerb::new),
          new Entry("import", Group.FILES, ImportVerb::new),
          new Entry("status", Group.SITE, StatusVerb::new),
          new Entry("edit", Group.SITE, EditVerb::new),
          new Entry("apply", Group.SITE, ApplyVerb::new),
          new Entry("show", Group.SITE, ShowVerb::new),
          new Entry("log", Group.SITE, LogVerb::new),
          new Entry("rollback", Group.SITE, RollbackVerb::new),
          new Entry("events", Group.SITE, EventsVerb::new),
          new Entry("audit", Group.SITE, AuditVerb::new),
          new Entry("recover", Group.SITE, RecoverVerb::new),
          new Entry("guest", Group.GUESTS, GuestVerbs::new),
          new Entry("host", Group.HOSTS, HostVerbs::new),
          new Entry("token", Group.HOSTS, TokenVerbs::new),
          new Entry("init", Group.HOSTS, InitVerb::new),
          new Entry("join", Group.HOSTS, JoinVerb::new),
          new Entry("up", Group.HOSTS, UpVerb::new),
          new Entry("demo", Group.PROGRAM, DemoVerb::new),
          new Entry("completion", Group.PROGRAM, CompletionVerb::new),
          new Entry("man", Group.PROGRAM, ManVerb::new));

  private Verbs() {}

  static Optional<Entry> named(String name) {
    return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** One verb, made only when it is needed: most commands need one of them. */
  record Entry(String name, Group group, Supplier<Object> make) {}

  /** What verbs are about. */
  enum Group {
    SITE("The site"),
    FILES("Site files"),
    GUESTS("Guests"),
    HOSTS("Hosts"),
    PROGRAM("This program");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
