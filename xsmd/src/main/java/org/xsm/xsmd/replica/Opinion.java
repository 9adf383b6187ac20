package org.xsm.xsmd.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.xsm.xsmd.replica.channel.SiteChannel;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.Refusal;
import org.xsm.xsmd.trust.SiteTls;
import org.xsm.xsmd.trust.Subject;
import org.xsm.xsmd.trust.WhyAnswer;
import org.xsm.xsmd.trust.WhyQuestion;

/** What this host thinks of one that asks why it is not talked to: a decision. */
final class Opinion {
  /** Clocks that differ by less do no harm, and nobody can set them by a question anyway. */
  private static final Duration APART = Duration.ofMinutes(5);

  private final String self;
  private final SiteTls tls;
  private final Supplier<Facts> facts;
  private final Clock clock;

  Opinion(String self, SiteTls tls, Supplier<Facts> facts, Clock clock) {
    this.self = self;
    this.tls = tls;
    this.facts = facts;
    this.clock = clock;
  }

  WhyAnswer of(WhyQuestion question) {
    Facts now = facts.get();
    Optional<Refusal> refusal = tls.judge(question.certificate(), question.from());
    if (refusal.isPresent()) {
      Refusal why = refusal.get();
      return answer(now, WhyAnswer.word(why.reason()), why.sentence());
    }
    String host = "host " + host(question);
    if (question.wire() != SiteChannel.WIRE) {
      return answer(
          now,
          WhyAnswer.OTHER_WIRE,
          host
              + " speaks wire version "
              + question.wire()
              + ", this host speaks version "
              + SiteChannel.WIRE
              + "; bring both to one version of xsmd");
    }
    if (question.protocol() < now.protocol()) {
      return answer(
          now,
          WhyAnswer.OLD_PROTOCOL,
          host
              + " understands protocol "
              + question.protocol()
              + ", the site is at "
              + now.protocol()
              + "; bring it to the version of xsmd that the others have");
    }
    return answer(now, "", "");
  }

  /** What two clocks say that are too far apart; empty where they are not. */
  static String clocks(Instant there, Instant here) {
    Duration apart = Duration.between(there, here).abs();
    return apart.compareTo(APART) < 0
        ? ""
        : "its clock says " + there + ", the clock here " + here + "; set the one that is wrong";
  }

  private WhyAnswer answer(Facts now, String reason, String sentence) {
    return new WhyAnswer(
        self,
        now.site(),
        reason.isEmpty(),
        reason,
        sentence,
        SiteChannel.WIRE,
        now.protocol(),
        clock.instant());
  }

  private static String host(WhyQuestion question) {
    return Optional.ofNullable(question.certificate())
        .flatMap(Certificates::subject)
        .map(Subject::host)
        .orElse("?");
  }
}
