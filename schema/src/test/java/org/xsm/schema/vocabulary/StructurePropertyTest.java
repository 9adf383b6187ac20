package org.xsm.schema.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.xsm.schema.Problem;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

final class StructurePropertyTest {
  private static final JdkValidator JDK = JdkValidator.of(Vocabulary.siteSchema());
  private static final JdkValidator OLD_JDK = JdkValidator.of(Vocabulary.legacySchema());

  @Property(tries = 300)
  void aDocumentMadeFromTheVocabularyIsRight(@ForAll long seed) {
    String text = RandomDocument.of(Vocabulary.site(), seed);

    assertThat(Documents.check(text).problems()).isEmpty();
    assertThat(JDK.accepts(text)).isTrue();
  }

  @Property(tries = 100)
  void anOldDocumentMadeFromItsVocabularyIsRight(@ForAll long seed) {
    String text = RandomDocument.of(Vocabulary.legacy(), seed);

    assertThat(Documents.check(text, Vocabulary.legacy()).problems()).isEmpty();
    assertThat(OLD_JDK.accepts(text)).isTrue();
  }

  @Property(tries = 500)
  void aDamagedDocumentIsJudgedAndNothingElse(@ForAll long seed) {
    String text = damaged(RandomDocument.of(Vocabulary.site(), seed), seed);

    if (XmlReader.read("site.xml", text, XmlLimits.DEFAULT)
        instanceof XmlReading.Read(var document)) {
      Structure structure = Structure.check(document, Vocabulary.site());
      long lines = text.lines().count();
      for (Problem problem : structure.problems()) {
        assertThat(problem.position().line()).isBetween(1, (int) lines);
        assertThat(problem.message()).isNotBlank().doesNotContain("null", "\n");
      }
      if (structure.problems().isEmpty()) {
        assertThat(JDK.accepts(text)).isTrue();
      }
    }
  }

  /** Swaps, doubles and drops lines, and changes letters. */
  private static String damaged(String text, long seed) {
    var random = new SplittableRandom(seed);
    var lines = new ArrayList<>(text.lines().toList());
    for (int i = random.nextInt(4); i >= 0; i--) {
      int line = 1 + random.nextInt(lines.size() - 1);
      switch (random.nextInt(4)) {
        case 0 -> lines.add(line, lines.get(1 + random.nextInt(lines.size() - 1)));
        case 1 -> lines.set(line, lines.get(line).replaceFirst("[a-z]{3}", "xyz"));
        case 2 -> lines.set(line, lines.get(line).replaceFirst("=\"[^\"]*\"", "=\"-\""));
        default -> lines.set(line, lines.get(line).replaceFirst(" ([a-z])", " x-$1"));
      }
    }
    return String.join("\n", lines);
  }
}
