package org.xsm.xsmd.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.xsm.schema.Admin;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

/** Makes the values that trials of edits are made of: a decision. */
final class Sites {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final RequestId ID = new RequestId(new UUID(7, 7));

  private Sites() {}

  static RevisionText revision(long number, byte[] text) {
    return revision(number, text, NOON.plusSeconds(number));
  }

  static RevisionText revision(long number, byte[] text, Instant time) {
    SiteText site = SiteText.of(text);
    Hash id = Hash.of(String.valueOf(number).getBytes(UTF_8), text);
    return new RevisionText(
        new Revision(number, id, Hash.NONE, site.hash(), site.size(), "root", "h2", time, ""),
        site);
  }

  static RevisionText revision(long number, String text) {
    return revision(number, text.getBytes(UTF_8));
  }

  static EditRequest request(byte[] text, long base, Author author, int allowed) {
    return new EditRequest(ID, SiteText.of(text), base, author, "", allowed, false);
  }

  static EditRequest request(String text, long base, Author author, int allowed) {
    return request(text.getBytes(UTF_8), base, author, allowed);
  }

  static Author operator(String... sets) {
    return new Author("anna", "h1", Admin.Role.OPERATOR, List.of(sets));
  }

  static Author root() {
    return Author.root("h1");
  }

  static Case asked(RevisionText head, EditRequest request, RevisionText... past) {
    return new Case(head, Past.of(past), request, List.of(), Holdings.NONE);
  }

  static String text(SiteText text) {
    return new String(text.bytes(), UTF_8);
  }
}
