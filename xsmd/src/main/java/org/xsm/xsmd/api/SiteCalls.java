package org.xsm.xsmd.api;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/** Calls that read the site file and edit it: a decision. */
final class SiteCalls {
  private static final String MEDIA = "application/xml";

  private final ApiParts parts;
  private final ApiLimits limits;
  private final History history;
  private final Notes notes;

  /** Asks for an earlier text to be the head again. */
  record Rollback(@Nullable Long to, @Nullable String message, int allow, boolean dryRun) {}

  SiteCalls(ApiParts parts, ApiLimits limits, History history, Notes notes) {
    this.parts = parts;
    this.limits = limits;
    this.history = history;
    this.notes = notes;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/site", Access.READ, this::read, "revision", "current"),
        Route.put("/site", Access.EDIT, this::replace, "message", "allow", "dry-run"),
        Route.post("/site/rollback", Access.EDIT, this::rollBack));
  }

  private void read(Exchange exchange) {
    OptionalLong wanted = Queries.number(exchange, "revision", 1, Long.MAX_VALUE);
    boolean current = Queries.flag(exchange, "current");
    if (wanted.isPresent() && current) {
      throw Refusal.usage("revision and current cannot both be asked for; leave out one");
    }
    if (wanted.isPresent()) {
      answer(exchange, wanted.getAsLong(), history.text(wanted.getAsLong()));
      return;
    }
    SiteView view = current ? parts.store().current(limits.readTime()) : parts.store().view();
    answer(exchange, view.head().number(), view.text());
  }

  static void answer(Exchange exchange, long number, SiteText text) {
    String tag = tag(number);
    exchange.head("ETag", tag);
    exchange.head("Cache-Control", "private, no-cache");
    if (exchange.header("If-None-Match").filter(known -> isAmong(tag, known)).isPresent()) {
      exchange.nothingNew();
      return;
    }
    exchange.answer(200, MEDIA, text.bytes());
  }

  private static String tag(long number) {
    return "\"" + number + "\"";
  }

  private static boolean isAmong(String tag, String known) {
    return Arrays.stream(known.split(",", -1))
        .map(each -> each.strip().replaceFirst("^W/", ""))
        .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }

  private void replace(Exchange exchange) {
    long base = base(exchange);
    int allow = (int) Queries.number(exchange, "allow", 0, Integer.MAX_VALUE).orElse(0);
    boolean dry = Queries.flag(exchange, "dry-run");
    String message = exchange.query("message").orElse("");
    byte[] body = exchange.bytes(SiteText.MOST);
    if (body.length == 0) {
      throw Refusal.usage("the body is empty; send the whole text of the site file");
    }
    edit(exchange, "edit", SiteText.of(body), base, message, allow, dry);
  }

  private static long base(Exchange exchange) {
    String sent =
        exchange
            .header("If-Match")
            .orElseThrow(
                () ->
                    Refusal.usage(
                            "the base of the edit is missing; send If-Match with the number of the"
                                + " revision that the text was made from, as in If-Match: \"12\"")
                        .status(428));
    String number = sent.strip().replaceFirst("^\"(.*)\"$", "$1");
    return Queries.number(number, 1, Long.MAX_VALUE)
        .orElseThrow(
            () ->
                Refusal.usage(
                    "If-Match: "
                        + Shown.of(sent)
                        + " names no revision; send one number in quotes, as in If-Match: \"12\""));
  }

  private void rollBack(Exchange exchange) {
    Rollback asked = exchange.body(Rollback.class);
    long to = Asked.of(asked.to(), "to");
    if (asked.allow() < 0) {
      throw Refusal.usage("allow is " + asked.allow() + "; it is a number of guests");
    }
    SiteText text =
        parts.edits().returnTo(to).orElseGet(() -> history.text(to)); // says what is wrong with it
    String message = asked.message() == null ? "back to revision " + to : asked.message();
    long base = parts.store().view().head().number();
    edit(exchange, "rollback to " + to, text, base, message, asked.allow(), asked.dryRun());
  }

  private void edit(
      Exchange exchange,
      String what,
      SiteText text,
      long base,
      String message,
      int allow,
      boolean dry) {
    Author author = exchange.caller().on(parts.store().status().host());
    var request = new EditRequest(exchange.id(), text, base, author, message, allow, dry);
    try {
      EditAnswer answer =
          EditAnswer.of(parts.edits().edit(request, limits.editTime()), parts.store());
      if (!dry) {
        notes.changed(author.toString(), what, about(answer, base), answer.outcome());
      }
      exchange.answer(answer);
    } catch (Refusal refusal) {
      // What is forbidden is noted by the gate; a dry run changes nothing whatever comes of it.
      if (!dry && refusal.kind() != Kind.FORBIDDEN) {
        notes.changed(author.toString(), what, "base " + base, refusal.kind().word());
      }
      throw refusal;
    }
  }

  private static String about(EditAnswer answer, long base) {
    return answer.revision() == null ? "base " + base : "revision " + answer.revision().number();
  }
}
