package org.xsm.xsmd.replica.order;

import java.util.Collections;
import java.util.TreeMap;
import org.xsm.xsmd.store.LedgerEntry;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/** Whole states as bytes: a pair of functions. */
public final class StateCodec {
  private static final int VERSION = 1;

  private StateCodec() {}

  public static Bytes encode(SiteState state) {
    SiteView view = state.view();
    var out = new ByteWriter().tag(VERSION).position(view.position());
    FactsCodec.write(out, view.facts());
    RevisionCodec.write(out, view.head());
    out.squeezed(view.text().bytes())
        .each(
            view.ledger().values(),
            (to, entry) -> to.text(entry.key()).number(entry.version()).text(entry.value()));
    state.answers().write(out);
    return out.bytes();
  }

  /**
   * Reads a state.
   *
   * @throws DamagedException for what is none, or is none of this xsmd
   */
  public static SiteState decode(Bytes bytes) {
    var in = new ByteReader(bytes);
    int version = in.tag();
    if (version != VERSION) {
      throw new DamagedException(
          "a state in form " + version + " cannot be read by this xsmd, which knows " + VERSION);
    }
    var position = in.position();
    var facts = FactsCodec.read(in);
    var head = RevisionCodec.read(in);
    var text = SiteText.of(in.squeezed(SiteText.MOST));
    if (!text.hash().equals(head.text())) {
      throw new DamagedException("the text of revision " + head.number() + " has another hash");
    }
    var ledger = new TreeMap<String, LedgerEntry>();
    in.each(from -> new LedgerEntry(from.text(), from.number(), from.text()))
        .forEach(entry -> ledger.put(entry.key(), entry));
    var answers = Answers.read(in);
    in.end();
    return new SiteState(
        new SiteView(position, facts, head, text, Collections.unmodifiableSortedMap(ledger)),
        answers);
  }
}
