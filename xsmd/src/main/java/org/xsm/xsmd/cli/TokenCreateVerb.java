package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code token create}: a decision, a token and how it is used. */
@Command(
    name = "create",
    header = "makes a token that lets one machine join",
    description = {
      "Prints the token, and the command to type on the machine. Whoever has the token can make a"
          + " machine a host: keep it as you keep a password."
    })
final class TokenCreateVerb implements HomeVerb {
  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Only a host of this name may use it. Default: any.")
  private @Nullable String host;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      description = "How long it may be used, as in 30m or 2d. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1h")
  private String ttl = "";

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm token create", "makes one for any machine, for an hour")
        .example("xsm token create --host h4 --ttl 2d", "makes one for h4 alone")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .end(Exit.NO_MAJORITY)
        .end(Exit.REFUSED, "you may not")
        .end(Exit.TIME_OUT)
        .end(Exit.NO_DAEMON)
        .field("id, token, host, expires", "the token; host is there if it is for one alone")
        .field("command", "what to type on the machine");
  }

  @Override
  public Answer answer(Session session) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (host != null) {
      body.put("host", host);
    }
    body.put("ttlSeconds", TimeSpan.of("--ttl", ttl).toSeconds());
    Daemon daemon = session.daemon();
    Fields token = daemon.post(Query.of("/tokens"), body);
    String command = command(token, daemon.get(Query.of("/status")));
    String until =
        "it may be used once, until "
            + Plain.line(token.text("expires")).replaceFirst("\\.[0-9]+Z$", "Z")
            + "; revoke it: "
            + session.home().command("token revoke " + Plain.line(token.text("id")));
    return Answer.results(Exit.OK, Plain.line(token.text("token")) + "\n")
        .withNotes("on the new machine type:\n  " + command + "\n" + until + "\n")
        .with(token)
        .with("command", command);
  }

  private static String command(Fields token, Fields status) {
    String name = token.text("host").isEmpty() ? "NAME" : token.text("host");
    String address =
        status.objects("members").stream()
            .filter(member -> member.text("name").equals(status.text("host")))
            .map(member -> " " + member.text("address") + ":" + member.number("port"))
            .findFirst()
            .orElse("");
    return Plain.line("xsm join " + token.text("token") + address + " --name " + name);
  }
}
