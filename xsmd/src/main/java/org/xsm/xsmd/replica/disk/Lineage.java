package org.xsm.xsmd.replica.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.store.Position;

/**
 * The entries that changed the voters, kept for ever: a resource of one small file. They change
 * with the hosts of a site, so there are few. Any thread.
 */
public final class Lineage {
  private final Path file;
  private List<SignedEntry> links;

  private Lineage(Path file, List<SignedEntry> links) {
    this.file = file;
    this.links = links;
  }

  /** What is damaged is set aside and named; without it this host leads no others to today. */
  public static Lineage open(Path file, List<String> findings) {
    try {
      return new Lineage(file, DurableFile.read(file).map(Lineage::decode).orElse(List.of()));
    } catch (DamagedException e) {
      findings.add(e.getMessage() + "; it is set aside as " + Directories.setAside(file));
      return new Lineage(file, List.of());
    }
  }

  /**
   * Adds a link, unless it is there. Where one of a later epoch takes the place of others, that
   * epoch went on without them: they are forgotten.
   */
  public synchronized void add(SignedEntry link) {
    if (links.stream().anyMatch(known -> known.entry().equals(link.entry()))) {
      return;
    }
    Position position = link.entry().position();
    var more = new ArrayList<SignedEntry>();
    for (SignedEntry known : links) {
      Position other = known.entry().position();
      boolean overtaken = other.index() >= position.index() && other.epoch() < position.epoch();
      if (!overtaken) {
        more.add(known);
      }
    }
    more.add(link);
    more.sort(Comparator.comparing(known -> known.entry().position()));
    keep(more);
  }

  /** The links after a position, those of later epochs among them. */
  public synchronized List<SignedEntry> after(Position position) {
    return links.stream().filter(link -> link.entry().position().isAfter(position)).toList();
  }

  private void keep(List<SignedEntry> more) {
    var out =
        new ByteWriter()
            .tag(1)
            .each(
                more,
                (to, signed) ->
                    to.number(signed.entry().epoch())
                        .number(signed.entry().index())
                        .hash(signed.entry().previous())
                        .raw(signed.entry().request())
                        .text(signed.peer())
                        .raw(signed.signature()));
    DurableFile.write(file, out.bytes());
    links = List.copyOf(more);
  }

  private static List<SignedEntry> decode(Bytes bytes) {
    var in = new ByteReader(bytes);
    in.tag();
    List<SignedEntry> links =
        in.each(
            from ->
                new SignedEntry(
                    Entry.of(from.number(), from.number(), from.hash(), from.bytes()),
                    from.text(),
                    from.bytes()));
    in.end();
    return links;
  }
}
