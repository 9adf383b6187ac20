package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.cli.http.Call;
import org.xsm.xsmd.cli.http.EventStream;
import org.xsm.xsmd.cli.http.Exchange;
import org.xsm.xsmd.cli.http.ExchangeException;
import org.xsm.xsmd.cli.http.Reply;

/**
 * The daemon of a home, as its HTTP interface shows it: a decision. What it declines is thrown as
 * {@link Declined}, what keeps it from answering as a {@link Failure}.
 */
final class Daemon {
  private static final String JSON = "application/json";
  private static final Duration USUAL = Duration.ofSeconds(20);

  /** What hosts do together may take them a while. */
  private static final Duration LONG = Duration.ofMinutes(2);

  /** A comment comes each 15 s. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private final Home home;
  private final DaemonFiles files;

  /** What the administrator says instead of our own limits. */
  private final @Nullable Duration limit;

  private Daemon(Home home, DaemonFiles files, @Nullable Duration limit) {
    this.home = home;
    this.files = files;
    this.limit = limit;
  }

  static Daemon of(Home home, Surroundings surroundings) {
    String said = surroundings.variable("XSM_TIMEOUT");
    if (!said.isEmpty() && !said.matches("[1-9][0-9]{0,4}")) {
      throw new Failure(
          Exit.USAGE,
          "XSM_TIMEOUT=\"" + Plain.line(said) + "\" is no number of seconds; write digits alone");
    }
    @Nullable Duration limit = said.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(said));
    return new Daemon(home, DaemonFiles.of(home), limit);
  }

  Fields get(Query query) {
    return json(ask(Call.of("GET", query.target()), USUAL));
  }

  /** The text of the head as all hosts have it, as far as that can be asked now. */
  RevisionText site() {
    return text(Query.of("/site").with("current", true));
  }

  /** The text of the head as this host has it, which needs nobody else. */
  RevisionText siteHere() {
    return text(Query.of("/site"));
  }

  RevisionText site(long revision) {
    return text(Query.of("/site").with("revision", revision));
  }

  /**
   * Sends a text to be the head.
   *
   * @param id the same for each time that this very request is sent
   */
  Fields put(Query query, long base, String id, byte[] text) {
    Call call =
        Call.of("PUT", query.target())
            .header("If-Match", "\"" + base + "\"")
            .header("Request-Id", id)
            .body("application/xml", text);
    return json(ask(call, USUAL));
  }

  Fields post(Query query, Map<String, Object> body) {
    Call call = Call.of("POST", query.target());
    return json(ask(call.body(JSON, JsonText.of(body).getBytes(UTF_8)), LONG));
  }

  Fields delete(Query query) {
    return json(ask(Call.of("DELETE", query.target()), LONG));
  }

  /** Its status now and whenever something of it changes; the caller closes it. */
  EventStream events() {
    try {
      Call call = Call.of("GET", Query.of("/events").target());
      return Exchange.listen(files.port(), signed(call), within(SILENCE));
    } catch (Exchange.Refusal e) {
      throw declined(e.reply());
    } catch (ExchangeException e) {
      throw failure(e, SILENCE);
    }
  }

  /** Why nothing comes any more. */
  Failure failure(ExchangeException error, Duration time) {
    return switch (error.reason()) {
      case NOBODY ->
          new Failure(
              Exit.NO_DAEMON,
              "no xsmd answers on port "
                  + files.port()
                  + " (process "
                  + files.process()
                  + " did); start it: "
                  + home.command("up"),
              error);
      case SLOW ->
          new Failure(
              Exit.TIME_OUT,
              "xsmd did not answer within "
                  + Words.count(within(time).toSeconds(), "second")
                  + "; whether it did what was asked is not known: ask "
                  + home.command("status"),
              error);
      case LOST ->
          new Failure(
              Exit.NO_DAEMON,
              "xsmd broke off its answer; whether it did what was asked is not known: see its log",
              error);
      case STRANGE ->
          new Failure(
              Exit.FAILED,
              "what answers on port " + files.port() + " is no xsmd: " + error.getMessage(),
              error);
    };
  }

  private RevisionText text(Query query) {
    Reply reply = ask(Call.of("GET", query.target()), USUAL);
    String number = reply.header("ETag").replaceAll("^\"|\"$", "");
    if (!number.matches("[0-9]{1,18}")) {
      throw strange("it sent a site file and not the number of its revision");
    }
    return new RevisionText(Long.parseLong(number), reply.body());
  }

  private Reply ask(Call call, Duration usual) {
    try {
      Reply reply = Exchange.ask(files.port(), signed(call), within(usual));
      if (reply.status() < 200 || reply.status() > 299) {
        throw declined(reply);
      }
      return reply;
    } catch (ExchangeException e) {
      throw failure(e, usual);
    }
  }

  private Duration within(Duration usual) {
    return limit == null ? usual : limit;
  }

  private Call signed(Call call) {
    return call.header("Authorization", "Bearer " + files.token());
  }

  private static Declined declined(Reply reply) {
    return new Declined(reply.status(), JsonReader.object(reply.body()).orElse(Fields.NONE));
  }

  private Fields json(Reply reply) {
    if (reply.status() == 204) {
      return Fields.NONE;
    }
    return JsonReader.object(reply.body()).orElseThrow(() -> strange("its answer is not JSON"));
  }

  private Failure strange(String why) {
    return new Failure(Exit.FAILED, "what answers on port " + files.port() + " is no xsmd: " + why);
  }
}
