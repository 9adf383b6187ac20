package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** libxml2 reads the same XML Schema; over all recorded site files it agrees with our verdicts. */
@Tag("lab")
final class PeerValidatorTest {
  /** What XML Schema 1.0 can see as well. */
  private static final Set<String> SEEN_BY_BOTH =
      Set.of("unknown-element", "unknown-attribute", "missing-attribute", "wrong-root");

  @TempDir private Path directory;

  @Test
  void theExamplesAreValidToIt() throws IOException {
    for (String name : List.of("site.xml", "typical.xml", "large.xml")) {
      Ran lint = xmllint(Checkout.original().resolve("examples").resolve(name));

      assertThat(lint.exit()).as(lint.err()).isZero();
    }
  }

  @Test
  void itAcceptsWhatWeAcceptAndRefusesWhatNeitherKnows() throws IOException {
    var disagreements = new ArrayList<String>();

    ours()
        .forEach(
            (file, rules) -> {
              Ran lint = xmllint(file);
              if (rules.isEmpty() && lint.exit() != 0) {
                disagreements.add("only xmllint refuses " + file + ": " + lint.err());
              }
              if (rules.stream().anyMatch(SEEN_BY_BOTH::contains) && lint.exit() == 0) {
                disagreements.add("only we refuse " + file + " for " + rules);
              }
            });

    assertThat(disagreements).isEmpty();
  }

  private Ran xmllint(Path file) {
    return Xsm.other(
        directory,
        "xmllint",
        "--noout",
        "--nonet",
        "--schema",
        schema().toString(),
        file.toString());
  }

  private static Path schema() {
    return Checkout.original().resolve("schema/src/main/resources/org/xsm/schema/site.xsd");
  }

  /** The rules that each recorded site file breaks by our verdict. */
  private Map<Path, List<String>> ours() throws IOException {
    var files = siteFiles();
    var command = new ArrayList<>(List.of("validate", "--json"));
    files.forEach(file -> command.add(file.toString()));
    Ran ran = Xsm.run(directory, command.toArray(String[]::new));
    Map<Path, List<String>> rules = new TreeMap<>();
    files.forEach(file -> rules.put(file, new ArrayList<>()));
    for (JsonNode problem : new ObjectMapper().readTree(ran.out()).get("problems")) {
      List<String> broken = rules.get(Path.of(problem.get("file").asText()));
      assertThat(broken).as("%s", problem).isNotNull();
      broken.add(problem.get("rule").asText());
    }
    return rules;
  }

  private static List<Path> siteFiles() throws IOException {
    Path resources = Checkout.original().resolve("schema/src/test/resources");
    try (Stream<Path> files = Files.walk(resources)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(".xml"))
              .filter(file -> file.toString().matches(".*/(validation|diff|edit|merge)/.*"))
              .filter(file -> !file.endsWith("marked.xml"))
              .sorted()
              .toList();
      assertThat(found).hasSizeGreaterThan(100);
      return found;
    }
  }
}
