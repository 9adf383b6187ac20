package org.xsm.schema.vocabulary;

import java.util.List;
import java.util.Set;
import org.xsm.schema.Problem;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * What a document looks like against a vocabulary: a value. Names, numbers and values of elements
 * and attributes are judged, one by one; what they mean together is for others.
 *
 * @param newer the elements that carry something unknown because the file is written for a newer
 *     version, where that is tolerated
 * @param unfit the attributes whose values are not of their kind
 */
public record Structure(List<Problem> problems, Set<XmlElement> newer, Set<XmlAttribute> unfit) {
  public Structure {
    problems = List.copyOf(problems);
    newer = Set.copyOf(newer);
    unfit = Set.copyOf(unfit);
  }

  /** Finds everything that is wrong, each at its place. */
  public static Structure check(XmlDocument document, Vocabulary vocabulary) {
    return new StructureCheck(document, vocabulary).run();
  }
}
