package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NamesTest {
  @TempDir Path directory;

  @Test
  void whatIsNotThereYetHasNoNames() {
    assertThatCode(() -> new Names(directory.resolve("current")).sync()).doesNotThrowAnyException();
  }

  @Test
  void namesThatComeAndAreReplacedAreSynced() throws IOException {
    var names = new Names(directory);
    Path meta = Files.writeString(directory.resolve("raft-meta"), "1");

    names.sync();
    Files.move(Files.writeString(directory.resolve("fresh"), "2"), directory.resolve("log"));
    names.sync();
    Files.delete(meta);

    assertThatCode(names::sync).doesNotThrowAnyException();
  }

  @Test
  void whatIsNoDirectoryFails() throws IOException {
    var names = new Names(Files.writeString(directory.resolve("file"), ""));

    assertThatThrownBy(names::sync).isInstanceOf(IOException.class);
  }
}
