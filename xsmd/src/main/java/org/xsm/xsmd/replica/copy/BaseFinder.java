package org.xsm.xsmd.replica.copy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;

/**
 * Finds what a saved text was made from: a decision. The newest text that stood in the file, unless
 * the save lacks just what came with that: then its editor had loaded an older one.
 */
final class BaseFinder {
  /** How long an editor is believed to have a file open. */
  static final Duration SESSION = Duration.ofHours(8);

  /** How long it is believed to where the text alone tells nothing. */
  static final Duration DOUBT = Duration.ofHours(1);

  private static final int STEPS = 32;

  private final List<Basis> chain;
  private final Function<Basis, Optional<SiteText>> texts;
  private final XmlDocument saved;
  private final Instant now;
  private final Map<Hash, XmlDocument> read = new HashMap<>();

  private BaseFinder(
      List<Basis> chain,
      Function<Basis, Optional<SiteText>> texts,
      XmlDocument saved,
      Instant now) {
    this.chain = chain;
    this.texts = texts;
    this.saved = saved;
    this.now = now;
  }

  /**
   * Finds the base of a save.
   *
   * @param chain the texts that stood in the file, the newest first; at least one
   * @param texts finds their texts; those older than one that is not found do not count
   * @param saved a well-formed text that is not the newest of the chain
   */
  static Finding find(
      List<Basis> chain,
      Function<Basis, Optional<SiteText>> texts,
      SiteText text,
      XmlDocument saved,
      Instant now) {
    for (int at = 1; at < chain.size(); at++) {
      if (chain.get(at).text().equals(text.hash())) {
        // What was saved here is known here: going back on it is an edit like any other.
        return chain.subList(0, at).stream().anyMatch(Basis::isWritten)
            ? new Finding.Former(chain.get(at))
            : new Finding.Known(chain.getFirst());
      }
    }
    return new BaseFinder(distinct(chain), texts, saved, now).walk();
  }

  /** From the newest to the first that the save does not lack. */
  private Finding walk() {
    for (int at = 0; at < chain.size(); at++) {
      if (!isThere(at) || !isThere(at + 1)) {
        return lacking(at);
      }
      if (at > 1 && cumulative(at) != Trace.LACKS) {
        // It has some of what came later, and yet not the step next to it.
        return unclear(at);
      }
      if (at == STEPS) {
        return unclear(at);
      }
      switch (step(at)) {
        case HAS -> {
          return lacking(at);
        }
        case NOTHING -> {
          return isDoubtful(at) ? unclear(at + 1) : lacking(at);
        }
        case PARTLY -> {
          return chain.get(at).isWritten() && isWithin(at, SESSION) ? unclear(at + 1) : lacking(at);
        }
        case LACKS -> {
          // On to what came before it.
        }
      }
    }
    return unclear(chain.size() - 1);
  }

  /** The save lacks all that came after a text; that it does so on purpose must not be likely. */
  private Finding lacking(int at) {
    Optional<Finding> older = older(at);
    if (older.isPresent()) {
      return older.get();
    }
    List<Basis> lacked = chain.subList(0, at);
    if (lacked.stream().noneMatch(Basis::isWritten)) {
      return at > 0 && isWithin(0, DOUBT) ? unclear(at) : new Finding.Known(chain.getFirst());
    }
    return lacked.stream().allMatch(Basis::isWritten) && isWithin(at - 1, SESSION)
        ? new Finding.Known(chain.get(at))
        : unclear(at);
  }

  /**
   * The save has the step to a text. It may still have been made from an older one, by somebody who
   * made the same change: then it lacks all of another step that the text has.
   */
  private Optional<Finding> older(int base) {
    Duration window = base == 0 ? DOUBT : SESSION;
    for (int at = base + 1; at < STEPS && isThere(at + 1) && isWithin(at, window); at++) {
      if (isSkipped(base, at) || isHidden(base, at)) {
        return Optional.of(unclear(at + 1));
      }
    }
    return Optional.empty();
  }

  /** Whether the save lacks all that is left of a step in the text it seems to be made from. */
  private boolean isSkipped(int base, int at) {
    return chain.get(at).isWritten()
        && Trace.without(document(at + 1), document(at), document(base))
            .filter(rest -> Trace.of(rest, document(base), saved) == Trace.LACKS)
            .isPresent();
  }

  /**
   * Whether the save shows nothing of all that came between an older text and one that it seems to
   * have been made from: what it has of the last step may be what an earlier one undid.
   */
  private boolean isHidden(int base, int at) {
    boolean written = chain.subList(base, at + 1).stream().anyMatch(Basis::isWritten);
    Trace between = written ? trace(at + 1, base, saved) : Trace.HAS;
    return between == Trace.LACKS || between == Trace.NOTHING;
  }

  private boolean isDoubtful(int at) {
    return chain.get(at).isWritten() && isWithin(at, DOUBT);
  }

  private boolean isWithin(int at, Duration time) {
    return chain.get(at).since().isAfter(now.minus(time));
  }

  /** What the save shows of the step that made the text at a place of the one before it. */
  private Trace step(int at) {
    return trace(at + 1, at, saved);
  }

  /** What the save shows of all steps that came after a place. */
  private Trace cumulative(int at) {
    return trace(at, 0, saved);
  }

  private Trace trace(int older, int newer, XmlDocument text) {
    return Trace.of(document(older), document(newer), text);
  }

  private Finding unclear(int last) {
    return new Finding.Unclear(chain.subList(0, Math.min(last + 1, chain.size())));
  }

  private boolean isThere(int at) {
    return at < chain.size() && load(chain.get(at)).isPresent();
  }

  private XmlDocument document(int at) {
    return load(chain.get(at)).orElseThrow();
  }

  private Optional<XmlDocument> load(Basis basis) {
    XmlDocument known = read.get(basis.text());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<XmlDocument> found = texts.apply(basis).flatMap(BaseFinder::parse);
    found.ifPresent(document -> read.put(basis.text(), document));
    return found;
  }

  static Optional<XmlDocument> parse(SiteText text) {
    XmlReading reading = XmlReader.read("site.xml", text.bytes(), XmlLimits.DEFAULT);
    return reading instanceof XmlReading.Read(var document)
        ? Optional.of(document)
        : Optional.empty();
  }

  /** Without texts that came back: the newest of them stands for all. */
  private static List<Basis> distinct(List<Basis> chain) {
    var seen = new HashSet<Hash>();
    var kept = new ArrayList<Basis>();
    for (Basis basis : chain) {
      if (seen.add(basis.text())) {
        kept.add(basis);
      }
    }
    return kept;
  }
}
