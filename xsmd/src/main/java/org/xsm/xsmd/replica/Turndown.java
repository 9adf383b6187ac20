package org.xsm.xsmd.replica;

import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.Refusal;
import org.xsm.xsmd.trust.Subject;
import org.xsm.xsmd.trust.WhyAnswer;

/**
 * What is known of a host that is not talked to: a value.
 *
 * @param place where its API is
 * @param name the host that should be there; empty where nobody knows
 * @param ours what this host saw by itself, in words; empty where a connection merely ended
 * @param said what the other one answered; null where it did not
 * @param proved whether who answered is a host of this site
 */
record Turndown(
    String place, String name, String ours, WhyCall.@Nullable Said said, boolean proved) {
  private static final String REMOVED = WhyAnswer.word(Refusal.Reason.RETIRED);

  Turndown seen(String nameNow, String oursNow) {
    // A connection that only ended says less than what was seen before.
    return new Turndown(place, nameNow, oursNow.isEmpty() ? ours : oursNow, said, proved);
  }

  Turndown answered(WhyCall.Said answer, boolean isOfSite) {
    return new Turndown(place, name, ours, answer, isOfSite);
  }

  /** The host there, as it proved or as it should be. */
  String host() {
    WhyCall.Said heard = said;
    return heard != null && proved
        ? Certificates.subject(heard.certificate()).map(Subject::host).orElse(name)
        : name;
  }

  /** Whether a host of the site says that this one was removed. */
  boolean isRemoval() {
    WhyCall.Said heard = said;
    return heard != null && proved && heard.answer().reason().equals(REMOVED);
  }

  /** For the log, the status and the audit trail; empty where nothing is wrong for sure. */
  String sentence() {
    if (isRemoval()) {
      return "this host was removed from the site, says "
          + who()
          + "; it changes nothing any more. To come back: xsm join";
    }
    WhyCall.Said heard = said;
    if (heard == null) {
      return ours;
    }
    String clocks = Opinion.clocks(heard.answer().time(), heard.here());
    String theirs =
        heard.answer().talks()
            ? ""
            : who() + " does not talk to this host and says: " + heard.answer().sentence();
    boolean alert = ours.startsWith(place);
    String first = alert && !theirs.isEmpty() ? "" : ours;
    if (first.isEmpty() && theirs.isEmpty()) {
      return "";
    }
    return join(join(first, theirs), clocks.isEmpty() ? "" : who() + ": " + clocks);
  }

  private static String join(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + ". " + second;
  }

  private String who() {
    String host = host();
    if (said != null && !proved) {
      return "who answers at " + place + (host.isEmpty() ? "" : ", where " + host + " should be,");
    }
    return host.isEmpty() ? place : host + " at " + place;
  }
}
