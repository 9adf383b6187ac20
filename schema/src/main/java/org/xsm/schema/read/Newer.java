package org.xsm.schema.read;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * Softens what the checks say of things that carry something from a newer version: a decision. What
 * looks wrong about them may be made right by what this build does not know, and they are left as
 * they run; an older host must still read the file.
 */
final class Newer {
  private final NavigableMap<Position, Position> carriers = new TreeMap<>();

  Newer(Set<XmlElement> elements, XmlDocument document) {
    for (XmlElement element : elements) {
      carriers.put(
          document.source().position(element.start()), document.source().position(element.end()));
    }
  }

  Problem soften(Problem problem) {
    Map.Entry<Position, Position> around = carriers.floorEntry(problem.position());
    boolean isInside = around != null && problem.position().compareTo(around.getValue()) < 0;
    return isInside
        ? Problem.warning(problem.rule(), problem.file(), problem.position(), problem.message())
        : problem;
  }
}
