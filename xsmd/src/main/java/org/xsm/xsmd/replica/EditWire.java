package org.xsm.xsmd.replica;

import java.util.List;
import org.xsm.schema.Admin.Role;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.DamagedException;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteText;

/** An edit on its way to the leader, as bytes: a pair of functions. */
final class EditWire {
  private EditWire() {}

  /**
   * An edit whose text was merged and judged where it was made.
   *
   * @param head the id of the head that it was judged against
   */
  record Proposal(EditRequest request, Hash head) {}

  static Bytes encode(Proposal proposal) {
    EditRequest request = proposal.request();
    Author author = request.author();
    return new ByteWriter()
        .uuid(request.id().value())
        .squeezed(request.text().bytes())
        .number(request.base())
        .text(author.name())
        .text(author.host())
        .text(author.role().name())
        .each(author.sets(), ByteWriter::text)
        .text(request.message())
        .count(request.allowed())
        .hash(proposal.head())
        .bytes();
  }

  static Proposal decode(Bytes bytes) {
    var in = new ByteReader(bytes);
    var id = new RequestId(in.uuid());
    var text = SiteText.of(in.squeezed(SiteText.MOST));
    long base = in.number();
    String name = in.text();
    String host = in.text();
    Role role = role(in.text());
    List<String> sets = in.each(ByteReader::text);
    String message = in.text();
    int allowed = in.count();
    Hash head = in.hash();
    in.end();
    var author = new Author(name, host, role, sets);
    return new Proposal(new EditRequest(id, text, base, author, message, allowed, false), head);
  }

  private static Role role(String name) {
    try {
      return Role.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new DamagedException("there is no role \"" + name + "\"", e);
    }
  }
}
