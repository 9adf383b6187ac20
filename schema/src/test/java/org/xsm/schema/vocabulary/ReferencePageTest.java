package org.xsm.schema.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ReferencePageTest {
  private static final String PAGE = ReferencePage.of(Vocabulary.site());

  @Test
  void isThePageInTheDocumentation() throws IOException {
    String root = Objects.requireNonNull(System.getProperty("xsm.root"), "xsm.root is not set");
    Path file = Path.of(root, "docs/site-reference.md");
    if (Boolean.getBoolean("xsm.rewrite")) {
      Files.writeString(file, PAGE);
    }

    assertThat(Files.readString(file))
        .as("docs/site-reference.md; write it anew: mvn -pl schema test -Dxsm.rewrite=true")
        .isEqualTo(PAGE);
  }

  @Test
  void pointsAtPlacesThatExist() {
    var anchors =
        Pattern.compile("<a id=\"([^\"]+)\">")
            .matcher(PAGE)
            .results()
            .map(match -> match.group(1))
            .toList();
    var links =
        Pattern.compile("\\]\\(#([^)]+)\\)")
            .matcher(PAGE)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(anchors).doesNotHaveDuplicates();
    assertThat(new HashSet<>(anchors)).containsAll(links);
  }

  @Test
  void leavesNothingOut() {
    for (TypeKind type : Vocabulary.site().types()) {
      for (AttributeKind attribute : type.attributes()) {
        assertThat(PAGE).contains("`" + attribute.name() + "`").contains(attribute.documentation());
      }
      for (ElementKind child : type.children()) {
        assertThat(PAGE).contains("### `<" + child.name() + ">`").contains(child.documentation());
      }
    }
    for (ValueKind kind : Vocabulary.site().values()) {
      assertThat(PAGE).contains("### " + kind.name() + "\n").contains(kind.documentation());
    }
  }
}
