package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

/** The verbs that ask the daemon for a little. */
@Timeout(60)
final class SiteVerbsTest {
  private static final String MORE = Texts.SMALL.replace("512MiB", "1GiB");

  @TempDir private Path home;
  private FakeDaemon daemon;

  @BeforeEach
  void starts() {
    daemon = FakeDaemon.in(home, Texts.SMALL, MORE);
  }

  @AfterEach
  void stops() {
    daemon.close();
  }

  @Test
  void aGuestIsSetInTheSite() {
    Run run = xsm("guest set vm1 memory=2GiB vcpus=2");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            ~ vm a/vm1
                vcpus (unset) -> 2
                memory (unset) -> 2GiB

            1 changed

            committed as revision 3 (3b7c9e12f0aa)
            """);
    assertThat(daemon.site().message()).isEqualTo("set memory=2GiB vcpus=2 of guest vm1");
    assertThat(daemon.site().text()).contains("memory=\"2GiB\"");
  }

  @Test
  void anEditThatIsMetByAnotherIsMadeAnewOnIt() {
    String other = MORE.replace("name=\"vm1\"", "name=\"vm1\" memory=\"3GiB\"");
    daemon.next(
        "PUT /site",
        asked -> {
          daemon.site().commit(other);
          daemon.usual(asked);
        });

    Run run = xsm("guest set vm1 memory=2GiB");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("another edit was quicker; making this one anew\n");
    assertThat(run.out()).contains("memory 3GiB -> 2GiB");
    assertThat(daemon.site().text()).contains("memory=\"2GiB\"");
  }

  @Test
  void butNotForEver() {
    String conflict = "{\"error\": \"both change it\", \"kind\": \"conflict\"}";
    for (int i = 0; i < 5; i++) {
      daemon.next("PUT /site", 409, conflict);
    }

    Run run = xsm("guest set vm1 memory=2GiB");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).endsWith("xsm: both change it\n");
    assertThat(daemon.requests().stream().filter("PUT /site"::equals)).hasSize(5);
  }

  @Test
  void whatTheSiteSaysAlreadyIsNotSent() {
    assertThat(xsm("guest set vm1 host=h1"))
        .isEqualTo(new Run(0, "", "revision 2 says so already; nothing is changed\n"));
  }

  @Test
  void whatWouldBreakTheSiteIsNotSent() {
    Run run = xsm("guest migrate vm1 h7");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err())
        .contains("h7")
        .endsWith("xsm: refused: the site would have 1 error; nothing is changed\n");
    assertThat(daemon.requests()).doesNotContain("PUT /site");
  }

  @Test
  void optionsOfTheSiteAreNotForFiles() {
    Shell.in(home).file("site.xml", Texts.SMALL);

    assertThat(xsm("guest set vm1 memory=1 -m why -f site.xml").exit()).isEqualTo(2);
    assertThat(xsm("host remove h9 --dead -f site.xml").exit()).isEqualTo(2);
  }

  @Test
  void theLogIsALineForEachRevision() {
    assertThat(xsm("log"))
        .isEqualTo(
            new Run(
                0,
                """
                2  2b7c9e12f0aa  2026-11-25 11:02:00  root@h2  an edit of theirs
                1  1b7c9e12f0aa  2026-11-25 11:01:00  root@h2  founded
                """,
                ""));
    assertThat(xsm("log -n 1").err()).isEqualTo("older ones: xsm log --before 2\n");
    assertThat(xsm("log --before 2").out()).startsWith("1  ");
    assertThat(xsm("log --long -n 1").out())
        .startsWith("revision 2\nid:      2b7c9e12f0aa")
        .endsWith("\n    an edit of theirs\n");
    assertThat(xsm("log -n 0").exit()).isEqualTo(2);
  }

  @Test
  void aLongLogIsReadPageByPage() {
    for (int i = 3; i <= 250; i++) {
      daemon.site().commit(i % 2 == 0 ? MORE : Texts.SMALL);
    }

    assertThat(xsm("log -n 230").out().lines()).hasSize(230);
    assertThat(daemon.requests()).hasSize(3);
    assertThat(xsm("log -n 1000").out().lines()).hasSize(250);
  }

  @Test
  void aRevisionIsPrintedToTheByte() {
    assertThat(xsm("show")).isEqualTo(new Run(0, MORE, "revision 2\n"));
    assertThat(xsm("show 1")).isEqualTo(new Run(0, Texts.SMALL, "revision 1\n"));
    assertThat(xsm("show 3").exit()).isEqualTo(1);
    assertThat(xsm("show 1 -o old.xml").err()).isEqualTo("wrote revision 1 to old.xml\n");
    assertThat(shell().text("old.xml")).isEqualTo(Texts.SMALL);
  }

  @Test
  void revisionsAndFilesAreCompared() {
    shell().file("site.xml", Texts.SMALL);

    assertThat(xsm("diff 1 2").out()).contains("memory 512MiB -> 1GiB");
    assertThat(xsm("diff 1").out()).contains("memory 512MiB -> 1GiB");
    assertThat(xsm("diff head 1").out()).contains("memory 1GiB -> 512MiB");
    assertThat(xsm("diff site.xml").out()).contains("memory 1GiB -> 512MiB");
    assertThat(xsm("diff 2 head").err()).isEqualTo("no differences\n");
    assertThat(xsm("diff 7").exit()).isEqualTo(1);
    assertThat(xsm("diff").err()).contains("cannot read " + home.resolve("etc/site.xml"));
  }

  @Test
  void hostsAreListedAndRemoved() {
    assertThat(xsm("host list").out()).contains("h2    10.0.0.2:7780  up 3 h", "leader");
    assertThat(xsm("host remove h9 --dead --dry-run"))
        .isEqualTo(
            new Run(
                0,
                "takes its vote\nrevokes its certificate\n",
                "nothing is changed (--dry-run)\n"));
    assertThat(daemon.requests()).contains("DELETE /hosts/h9");
    daemon.next("DELETE /hosts/a/b", 409, "{\"error\": \"it has guests\", \"kind\": \"refused\"}");
    assertThat(xsm("host remove a/b").exit()).isEqualTo(5);
  }

  @Test
  void aLoneHostGoesOnWhenTheSentenceIsTyped() {
    Run typed = shell().given(FakeSite.SENTENCE + "\n").xsm("host", "assume", "--alone");
    Run other = shell().given("yes\n").xsm("host", "assume", "--alone");

    assertThat(typed.exit()).as(typed.err()).isZero();
    assertThat(other.exit()).isEqualTo(5);
    assertThat(other.err()).contains("that is not the sentence \"" + FakeSite.SENTENCE + "\"");
    daemon.next(
        "POST /hosts/assume-alone",
        400,
        "{\"error\": \"type: they are off\", \"kind\": \"usage\"}");
    assertThat(shell().given(FakeSite.SENTENCE + "\n").xsm("host", "assume", "--alone").err())
        .isEqualTo("type: they are off\n> ");
    assertThat(xsm("host assume").exit()).isEqualTo(2);
    assertThat(xsm("host assume --alone --confirm no").exit()).isEqualTo(2);
  }

  @Test
  void aTokenComesWithTheCommandThatUsesIt() {
    Run run = xsm("token create --host h4 --ttl 2d");

    assertThat(run.out()).isEqualTo("5f3a.c2VjcmV0\n");
    assertThat(run.err())
        .contains("  xsm join 5f3a.c2VjcmV0 10.0.0.1:7780 --name h4\n", "token revoke 5f3a\n");
    assertThat(daemon.bodies()).anyMatch(body -> body.contains("\"ttlSeconds\" : 172800"));
    assertThat(xsm("token create --ttl soon").err())
        .isEqualTo("xsm: --ttl=\"soon\" is no span of time; write it like 30m, 1h or 2d\n");
    assertThat(xsm("token list").out()).contains("5f3a  h4    root@h1  in 30 min");
    assertThat(xsm("token revoke 5f3a").exit()).isZero();
  }

  @Test
  void aRecoveryIsShownAndTyped() {
    Run plan = xsm("recover --dead h1,h2 --dry-run");
    Run typed = shell().given(FakeSite.SENTENCE + "\n").xsm("recover", "--dead", "h1,h2");
    Run wrong = xsm("recover --dead h1 --confirm yes");

    assertThat(plan.out())
        .isEqualTo(
            """
            goes on from     1/41 (3b7c9e12f0aa)
            highest known    h3 with 1/41
            in reach         h3
            declared dead    h1, h2
            ! edits after index 41 may have been acknowledged by the dead
            """);
    assertThat(typed.exit()).as(typed.err()).isZero();
    assertThat(typed.err()).contains("! edits after index 41", "To go on type: ");
    assertThat(typed.out()).isEqualTo("the site goes on from 1/42 (3b7c9e12f0aa)\n");
    assertThat(wrong.exit()).isEqualTo(5);
  }

  @Test
  void aHostThatWasNoVoterNeedsTheRecoveryKey() {
    String sentence = FakeSite.SENTENCE;
    Run asked = shell().given("K1-KEY\n" + sentence + "\n").xsm("recover", "--dead", "h9");
    Run none = shell().xsm("recover", "--dead", "h9", "--confirm", sentence);

    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(daemon.bodies()).anyMatch(body -> body.contains("\"recoveryKey\" : \"K1-KEY\""));
    assertThat(none.exit()).isEqualTo(5);
    assertThat(none.err()).contains("needs the recovery key that xsm init printed");
  }

  @Test
  void theAuditTrailIsShownAndChecked() {
    Run well = xsm("audit verify");
    daemon.next(
        "GET /audit/verify",
        200,
        "{\"lines\": 4, \"last\": \"77\", \"problem\": \"line 5 was cut\"}");

    assertThat(xsm("audit").out())
        .isEqualTo("7  2026-11-25 11:00:00  root@h1  edit  revision 2  committed\n");
    assertThat(well.out())
        .isEqualTo("the audit trail is as it was written: 7 lines, the last hash is 77aa\n");
    assertThat(xsm("audit verify"))
        .isEqualTo(
            new Run(
                1,
                "4 lines, the last hash is 77\n",
                "xsm: the audit trail is not as it was written: line 5 was cut\n"));
  }

  private Run xsm(String words) {
    return shell().xsm(words.split(" "));
  }

  private Shell shell() {
    return Shell.in(home).at(home);
  }
}
