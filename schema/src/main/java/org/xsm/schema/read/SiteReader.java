package org.xsm.schema.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Problem;
import org.xsm.schema.Site;
import org.xsm.schema.Thing;
import org.xsm.schema.check.SiteChecks;
import org.xsm.schema.vocabulary.Structure;
import org.xsm.schema.vocabulary.Vocabulary;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** Reads site files: a decision. Whatever is wrong is said at once, each at its place. */
public final class SiteReader {
  private SiteReader() {}

  /** Reads the bytes of a file; the name is the one that messages use. */
  public static SiteReading read(String name, byte[] bytes) {
    return of(XmlReader.read(name, bytes, XmlLimits.DEFAULT), null);
  }

  /** The same, for a file that is to follow a site: messages then say what it takes away. */
  public static SiteReading read(String name, byte[] bytes, Site before) {
    return of(XmlReader.read(name, bytes, XmlLimits.DEFAULT), before);
  }

  public static SiteReading read(String name, String text) {
    return of(XmlReader.read(name, text, XmlLimits.DEFAULT), null);
  }

  /** The same, for a text that is to follow a site: messages then say what it takes away. */
  public static SiteReading read(String name, String text, Site before) {
    return of(XmlReader.read(name, text, XmlLimits.DEFAULT), before);
  }

  private static SiteReading of(XmlReading reading, @Nullable Site before) {
    return switch (reading) {
      case XmlReading.Refused(var problems) -> new SiteReading.Refused(problems);
      case XmlReading.Read(var document) -> of(document, before);
    };
  }

  private static SiteReading of(XmlDocument document, @Nullable Site before) {
    Structure structure = Structure.check(document, Vocabulary.site());
    if (!isSite(document)) {
      return new SiteReading.Refused(structure.problems());
    }
    var found = new Found(document, structure.unfit());
    Site site = SiteBinding.site(Unmarshalling.site(document, structure.unfit()), found);
    var problems = new ArrayList<Problem>(structure.problems());
    var newer = new Newer(structure.newer(), document);
    SiteChecks.check(site, found, before).forEach(each -> problems.add(newer.soften(each)));
    Collections.sort(problems);
    return isRefused(problems)
        ? new SiteReading.Refused(problems)
        : new SiteReading.Read(site, document, found, newer(structure, site, found), problems);
  }

  private static boolean isSite(XmlDocument document) {
    return document.root().name().equals("site")
        && document.root().namespace().equals(Vocabulary.site().namespace());
  }

  private static boolean isRefused(List<Problem> problems) {
    return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  private static Set<Thing> newer(Structure structure, Site site, Found found) {
    if (structure.newer().isEmpty()) {
      return Set.of();
    }
    var candidates = new ArrayList<Thing>(site.hosts());
    candidates.addAll(site.configs());
    candidates.addAll(site.guests());
    candidates.addAll(site.machines().machines());
    var newer = new HashSet<Thing>();
    for (Thing thing : candidates) {
      if (structure.newer().contains(found.element(thing))) {
        newer.add(thing);
      }
    }
    return newer;
  }
}
