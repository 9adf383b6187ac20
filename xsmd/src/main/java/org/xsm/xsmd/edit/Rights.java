package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.Admin;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Path;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.Author;

/**
 * Whether its author may make an edit: a decision. An admin may make any, a viewer none; an
 * operator changes guests of certain sets, and nothing by which a guest reaches out of itself. What
 * counts is the step from the head, so what others did meanwhile is nobody's fault.
 */
final class Rights {
  private static final int NAMED = 3;

  private final Author author;
  private final SiteReading.Read head;
  private final SiteReading.Read next;
  private final long revision;
  private final List<String> violations = new ArrayList<>();

  /**
   * @param revision the number of the head
   */
  Rights(Author author, SiteReading.Read head, SiteReading.Read next, long revision) {
    this.author = author;
    this.head = head;
    this.next = next;
    this.revision = revision;
  }

  /** Why its author may not make the edit. */
  Optional<String> objection(List<Change> changes) {
    if (author.role() == Admin.Role.ADMIN) {
      return Optional.empty();
    }
    List<Change> foreign = changes.stream().filter(change -> !isMine(change)).toList();
    if (!foreign.isEmpty()) {
      LineIndex now = LineIndex.of(next.document());
      LineIndex before = LineIndex.of(head.document());
      foreign.forEach(change -> violations.add(told(change, now, before)));
    }
    violations.addAll(GuestRights.violations(head, next, this::mayChange));
    if (violations.isEmpty()) {
      Outside.firstChange(head.document(), next.document(), this::mayChange)
          .ifPresent(line -> violations.add("the text around the guests (line " + line + ")"));
    }
    return violations.isEmpty() ? Optional.empty() : Optional.of(sentence());
  }

  private boolean mayChange(String set) {
    return author.role() == Admin.Role.OPERATOR
        && (author.sets().isEmpty() || author.sets().contains(set));
  }

  private boolean isMine(Change change) {
    Path where = change.where();
    if (where.steps().isEmpty() || !where.steps().getFirst().kind().equals("vm")) {
      return false;
    }
    boolean here = mayChange(set(where.steps().getFirst().key()));
    // Whoever takes a guest from one set into another needs both.
    boolean there =
        switch (change) {
          case Change.Renamed(var _, var was) -> where.steps().size() > 1 || mayChange(set(was));
          default -> true;
        };
    return here && there;
  }

  private static String set(String guest) {
    return guest.substring(0, Math.max(0, guest.indexOf('/')));
  }

  private String told(Change change, LineIndex now, LineIndex before) {
    String place =
        switch (change) {
          case Change.Removed removed ->
              "line " + before.line(removed.where()) + " of revision " + revision;
          case Change.Changed changed -> "line " + now.line(changed.where(), changed.field());
          case Change.Added _, Change.Renamed _, Change.Reordered _ ->
              "line " + now.line(change.where());
        };
    return Listing.brief(change.toString()) + " (" + place + ")";
  }

  private String sentence() {
    String sets =
        author.sets().isEmpty()
            ? "all sets"
            : (author.sets().size() == 1 ? "set " : "sets ") + Listing.some(author.sets(), NAMED);
    return "refused: "
        + author
        + " is an operator, who may change the guests of "
        + sets
        + "; only an admin may make "
        + (violations.size() == 1 ? "this change: " : "these changes: ")
        + Listing.some(violations, NAMED);
  }
}
