package org.xsm.xsmd.replica.spread;

import java.util.List;
import java.util.Optional;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/**
 * What a follower keeps on disk. {@code append} and {@code restart} are called by one thread, the
 * rest by any. What returns is durable; what cannot be kept throws, and is tried again whole,
 * though some of it may be kept already.
 */
public interface Archive {
  /** Keeps entries that follow those kept before, and what they made of the site. */
  void append(List<SignedEntry> entries, SiteState after, List<Kept> revisions);

  /** Begins anew with a state that came from elsewhere; what was kept before is set aside. */
  void restart(SiteState state, List<SignedEntry> lineage);

  /** Keeps an entry that changed the voters, for ever. */
  void link(SignedEntry entry);

  /** Entries from an index on, in their order; none if that index is not kept any more. */
  List<SignedEntry> from(long index, int mostBytes);

  /** The entries after a position that changed the voters; those of later epochs among them. */
  List<SignedEntry> lineage(Position after);

  /** The revisions that are kept, the newest first. */
  List<Revision> revisions();

  /** The text of a revision, if it is kept. */
  Optional<SiteText> text(long number);

  /** A revision and its text. */
  record Kept(Revision revision, SiteText text) {}
}
