package org.xsm.xsmd.trust;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What a host thinks of one that asked: a value. It holds what the certificates of both say and
 * nothing else about the site, as anyone may ask. Its words are short and on one line, whoever sent
 * them.
 *
 * @param host who answers
 * @param site the site that it belongs to
 * @param talks whether it would talk to the asker
 * @param reason the kind of reason, as a word: that of a {@link Refusal}, {@link #OTHER_WIRE} or
 *     {@link #OLD_PROTOCOL}; empty when it talks
 * @param sentence what is wrong and what to do; empty when it talks
 * @param wire the version of what it sends to other hosts
 * @param protocol the level of commands that its site needs
 * @param time what its clock says
 */
public record WhyAnswer(
    String host,
    UUID site,
    boolean talks,
    String reason,
    String sentence,
    int wire,
    int protocol,
    Instant time) {
  /** What the two send to each other is of different versions. */
  public static final String OTHER_WIRE = "other-wire";

  /** The site may use commands that the asker does not understand. */
  public static final String OLD_PROTOCOL = "old-protocol";

  private static final int LONGEST_SENTENCE = 500;

  public WhyAnswer {
    host = Shown.of(host);
    reason = Shown.of(reason);
    sentence = Shown.of(sentence, LONGEST_SENTENCE);
  }

  /** The word for a kind of reason. */
  public static String word(Refusal.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
