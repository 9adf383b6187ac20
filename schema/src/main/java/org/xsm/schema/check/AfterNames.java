package org.xsm.schema.check;

import java.util.List;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestReference;
import org.xsm.schema.Site;

/** Looks for guests that others wait for and that do not exist, or are several: a decision. */
final class AfterNames implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    List<Statement> waiting =
        subject.statements().filter(said -> !said.own().life().after().isEmpty()).toList();
    if (!waiting.isEmpty()) {
      look(waiting, subject, findings);
    }
  }

  private static void look(List<Statement> waiting, Subject subject, Findings findings) {
    List<Guest> now = subject.site().guests();
    List<Guest> before = subject.was(Site::guests);
    var references = new References(subject.site().sets());
    var full =
        new Directory<>(
            "vm",
            now,
            before,
            guest -> guest.name().toString(),
            guest -> guest.was() == null ? null : guest.was().toString());
    var plain = Directory.of("vm", now, before);
    for (Statement statement : waiting) {
      for (GuestReference after : statement.own().life().after()) {
        List<Guest> meant = references.of(after);
        if (meant.isEmpty()) {
          (after.set().isEmpty() ? plain : full)
              .require(findings, after.toString(), statement::name, statement.own(), "after");
        } else if (meant.size() > 1) {
          ambiguous(statement, after, meant, findings);
        }
      }
    }
  }

  private static void ambiguous(
      Statement statement, GuestReference after, List<Guest> meant, Findings findings) {
    List<String> names = meant.stream().map(guest -> guest.name().toString()).toList();
    findings.error(
        "ambiguous-vm",
        statement.own(),
        "after",
        Sentence.of(
            "%s waits for vm %s, which can mean %s; write the one that is meant with its set",
            statement.name(), after, Names.list(names)));
  }
}
