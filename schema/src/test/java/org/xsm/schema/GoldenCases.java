package org.xsm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of recorded cases: a value. {@code -Dxsm.rewrite=true} records them anew. */
public record GoldenCases(Path root) {
  /** The cases of that name among the test resources. */
  public static GoldenCases of(String name) {
    return new GoldenCases(Path.of("src", "test", "resources", name));
  }

  /** The names of all cases. */
  public List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  public boolean has(String name, String file) {
    return Files.exists(root.resolve(name).resolve(file));
  }

  public String read(String name, String file) throws IOException {
    return Files.readString(root.resolve(name).resolve(file));
  }

  /** Holds a text against the recorded one, and says that no file of the other names is there. */
  public void check(String name, String file, String actual, String... absent) throws IOException {
    Path recorded = root.resolve(name).resolve(file);
    if (Boolean.getBoolean("xsm.rewrite")) {
      Files.write(recorded, actual.getBytes(StandardCharsets.UTF_8));
      for (String other : absent) {
        Files.deleteIfExists(root.resolve(name).resolve(other));
      }
    }
    assertThat(recorded).exists();
    assertThat(actual).isEqualTo(Files.readString(recorded));
    for (String other : absent) {
      assertThat(root.resolve(name).resolve(other)).doesNotExist();
    }
  }
}
