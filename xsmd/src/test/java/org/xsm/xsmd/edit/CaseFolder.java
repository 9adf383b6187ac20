package org.xsm.xsmd.edit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.xsm.schema.Admin;
import org.xsm.schema.Word;
import org.xsm.xsmd.store.Author;
import org.xsm.xsmd.store.EditRequest;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteText;

/**
 * A case as it lies in its folder: a value. {@code head.xml} is the head, {@code base.xml} the
 * revision that the edit is based on if that is another, {@code revision-N.xml} one between them,
 * {@code mine.xml} the edit, and {@code request.properties} everything else.
 */
record CaseFolder(Path folder, Properties said) {
  static final Path ALL = Path.of("src/test/resources/org/xsm/xsmd/edit/cases");

  static CaseFolder of(String name) {
    Path folder = ALL.resolve(name);
    var said = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("request.properties"))) {
      said.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CaseFolder(folder, said);
  }

  Case asked() {
    long head = number("head", 14);
    RevisionText newest = Sites.revision(head, bytes("head.xml"));
    Past past = past();
    Holdings holdings = holdings();
    return new Case(newest, past, request(newest, past, holdings), recent(), holdings);
  }

  private EditRequest request(RevisionText head, Past past, Holdings holdings) {
    var id = new RequestId(new UUID(0, 1));
    var role = Word.of(Admin.Role.class, said.getProperty("role", "admin")).orElseThrow();
    var author = new Author(said.getProperty("author", "root"), "h1", role, words("sets"));
    int allowed = (int) number("allowed", 0);
    long back = number("rollback", 0);
    if (back != 0) {
      return new Rollback(past.revision(back).orElseThrow(), head, holdings)
          .request(id, author, "", allowed, false);
    }
    SiteText text = SiteText.of(bytes("mine.xml"));
    String message = said.getProperty("message", "");
    return new EditRequest(
        id, text, number("base", head.number()), author, message, allowed, false);
  }

  private Past past() {
    var kept = new ArrayList<RevisionText>();
    if (Files.exists(folder.resolve("base.xml"))) {
      kept.add(Sites.revision(number("base", number("rollback", 0)), bytes("base.xml")));
    }
    for (int number = 1; number < number("head", 14); number++) {
      String name = "revision-" + number + ".xml";
      if (Files.exists(folder.resolve(name))) {
        kept.add(Sites.revision(number, bytes(name)));
      }
    }
    return Past.of(kept.toArray(RevisionText[]::new));
  }

  private List<Earlier> recent() {
    return words("recent").stream()
        .map(word -> word.split(":", 2))
        .map(pair -> new Earlier(Long.parseLong(pair[0]), Integer.parseInt(pair[1])))
        .toList();
  }

  private Holdings holdings() {
    var guests = new TreeMap<String, List<String>>();
    for (String name : said.stringPropertyNames()) {
      if (name.startsWith("held.")) {
        guests.put(name.substring("held.".length()), words(name));
      }
    }
    return new Holdings(new TreeSet<>(words("members")), new TreeSet<>(words("leaving")), guests);
  }

  private long number(String name, long otherwise) {
    return Long.parseLong(said.getProperty(name, String.valueOf(otherwise)));
  }

  private List<String> words(String name) {
    String value = said.getProperty(name, "").strip();
    return value.isEmpty() ? List.of() : Arrays.asList(value.split("\\s+", -1));
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
