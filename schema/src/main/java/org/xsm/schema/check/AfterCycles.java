package org.xsm.schema.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestReference;

/**
 * Looks for guests that wait for each other, or for one that never runs: a decision. A config is a
 * node of the graph too, so that what it says once is followed once.
 */
final class AfterCycles implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    List<Statement> waiting =
        subject.members().stream()
            .map(Member::statement)
            .filter(statement -> !statement.whole().life().after().isEmpty())
            .toList();
    if (waiting.isEmpty()) {
      return;
    }
    var references = new References(subject.site().sets());
    IdentityHashMap<Guest, Member> members = new IdentityHashMap<>();
    for (Member member : subject.members()) {
      members.put(member.guest(), member);
    }
    for (List<Statement> cycle :
        Cycles.among(waiting, statement -> next(statement, references, members))) {
      report(cycle, findings);
    }
    subject.statements().forEach(statement -> stopped(statement, references, members, findings));
  }

  private static List<Statement> next(
      Statement statement, References references, IdentityHashMap<Guest, Member> members) {
    List<GuestReference> after = statement.own().life().after();
    if (after.isEmpty()) {
      return statement.base() == null ? List.of() : List.of(statement.base());
    }
    var next = new ArrayList<Statement>();
    for (Member member : meant(after, references, members)) {
      next.add(member.statement());
    }
    return next;
  }

  private static List<Member> meant(
      List<GuestReference> after, References references, IdentityHashMap<Guest, Member> members) {
    var meant = new ArrayList<Member>();
    for (GuestReference reference : after) {
      List<Guest> guests = references.of(reference);
      Member member = guests.size() == 1 ? members.get(guests.getFirst()) : null;
      if (member != null) {
        meant.add(member);
      }
    }
    return meant;
  }

  private static void report(List<Statement> cycle, Findings findings) {
    List<Statement> guests =
        cycle.stream().filter(statement -> statement.owner() instanceof Guest).toList();
    Statement first = guests.getFirst();
    var names = new ArrayList<>(guests.stream().map(AfterCycles::plainName).toList());
    names.add(plainName(first));
    Statement saying = first.saying(AfterCycles::after);
    String message =
        guests.size() == 1
            ? first.name()
                + " waits for itself to run, so it would never start; take it out of after="
            : "these vms wait for each other, so none would ever start: "
                + String.join(" -> ", names)
                + "; take one of them out of an after=";
    findings.error("after-cycle", saying.own(), "after", message);
  }

  private static String plainName(Statement statement) {
    return ((Guest) statement.owner()).name().toString();
  }

  private static @Nullable Object after(Definition definition) {
    return definition.life().after().isEmpty() ? null : definition;
  }

  private static void stopped(
      Statement statement,
      References references,
      IdentityHashMap<Guest, Member> members,
      Findings findings) {
    if (statement.own().life().after().isEmpty()
        || statement.whole().life().state() == Definition.Life.State.STOPPED) {
      return;
    }
    for (Member member : meant(statement.own().life().after(), references, members)) {
      if (!member.isOn()) {
        findings.warning(
            "after-stopped",
            statement.own(),
            "after",
            Sentence.of(
                "%s waits for %s, which is state=\"stopped\", so it does not start either",
                statement.name(), member.name()));
      }
    }
  }
}
