package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real git merges site files through xsm, where its own merge of lines would not do. */
@Tag("lab")
final class GitMergeDriverTest {
  private static final String SITE =
      """
      <site xmlns="urn:xsm:site:1" name="porto">
        <hosts><host name="h1" address="10.0.0.1"/></hosts>
        <configs><config name="web"><kernel>/boot/vmlinuz</kernel></config></configs>
        <set name="shop">
          <vm name="web1" config="web" memory="96MiB" vcpus="1"/> <!-- the first -->
        </set>
      </site>
      """;

  @TempDir private Path directory;

  @BeforeEach
  void makeARepositoryWithTwoBranches() throws IOException {
    git("git init -q -b main . && git config user.name ana && git config user.email a@example.org");
    assertThat(Xsm.shell(directory, "xsm merge --install").exit()).isZero();
    write(SITE);
    git("git add -A && git commit -qm first && git branch other");
  }

  @Test
  void twoEditsOfOneLineMerge() throws IOException {
    write(SITE.replace("96MiB", "128MiB"));
    git("git commit -qam memory && git checkout -q other");
    write(SITE.replace("vcpus=\"1\"", "vcpus=\"2\""));
    git("git commit -qam vcpus");

    Ran merge = Xsm.shell(directory, "git merge main -m both");

    assertThat(merge.exit()).as(merge.out() + merge.err()).isZero();
    assertThat(read()).isEqualTo(SITE.replace("96MiB", "128MiB").replace("us=\"1\"", "us=\"2\""));
  }

  @Test
  void aContradictionIsLeftToThePersonWithBothSidesInTheFile() throws IOException {
    write(SITE.replace("96MiB", "128MiB"));
    git("git commit -qam more && git checkout -q other");
    write(SITE.replace("96MiB", "64MiB"));
    git("git commit -qam less");

    Ran merge = Xsm.shell(directory, "git merge main -m both");

    assertThat(merge.exit()).isEqualTo(1);
    assertThat(read()).contains("<<<<<<<", "64MiB", "=======", "128MiB", ">>>>>>>");
    assertThat(Xsm.shell(directory, "git status --short").out()).startsWith("UU site.xml");
  }

  private void git(String line) {
    Ran ran = Xsm.shell(directory, line);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("site.xml"), text);
  }

  private String read() throws IOException {
    return Files.readString(directory.resolve("site.xml"));
  }
}
