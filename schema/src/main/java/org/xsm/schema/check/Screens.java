package org.xsm.schema.check;

import org.xsm.schema.Graphics;
import org.xsm.schema.Host;

/** Looks for screens that anybody can see, or that two guests want at one port: a decision. */
final class Screens implements Check {
  private record Endpoint(String host, int port) {}

  @Override
  public void look(Subject subject, Findings findings) {
    subject
        .statements()
        .forEach(
            statement -> {
              Graphics graphics = statement.own().start().graphics();
              if (graphics != null && graphics.type() != Graphics.Type.NONE) {
                open(graphics, statement, findings);
              }
            });
    var claims = new Claims(findings, "screen-port");
    for (Member member : subject.members()) {
      Graphics graphics = member.effective().definition().start().graphics();
      Host home = member.onlyHost();
      if (graphics != null && graphics.port() != null && home != null) {
        claims.claim(
            new Endpoint(home.name(), graphics.port()),
            new Claims.Claim(member.guest(), graphics, "port", graphics.port()),
            "on host " + home.name() + " only one can have it: leave it out for a free one");
      }
    }
  }

  private static void open(Graphics graphics, Statement statement, Findings findings) {
    boolean isLocal = graphics.listen().address().isLoopbackAddress();
    if (!isLocal && graphics.password() == null && !findings.says(graphics, "password")) {
      findings.warning(
          "open-screen",
          graphics,
          "listen",
          Sentence.of(
              "anybody who reaches %s can use the screen of %s; write"
                  + " password=\"secret:NAME\", or listen=\"127.0.0.1\"",
              graphics.listen(), statement.name()));
    }
  }
}
