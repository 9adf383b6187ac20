package org.xsm.xsmd.replica.disk;

import java.nio.file.Path;
import java.time.Clock;
import org.xsm.xsmd.replica.order.SignedEntry;

/** Appends to a journal and notes in an audit log for ever, and says what is acknowledged. */
final class AppendingChild {
  private AppendingChild() {}

  public static void main(String[] arguments) {
    Path home = Path.of(arguments[0]);
    Opening<Journal> journal = Journal.open(home.resolve("journal"));
    Opening<AuditLog> audit = AuditLog.open(home.resolve("audit"), Clock.systemUTC());
    journal.findings().forEach(finding -> System.out.println("finding " + finding));
    while (true) {
      Chain chain = new Chain(journal.opened().end(), journal.opened().last());
      int size = (int) (journal.opened().last() * 7919 % 150_000);
      journal.opened().append(chain.several(3, size));
      SignedEntry last = journal.opened().readFrom(journal.opened().last(), 1).getFirst();
      audit.opened().note("root", "append", Long.toString(last.entry().index()), "done");
      System.out.println(last.entry().index() + " " + last.entry().hash());
    }
  }
}
