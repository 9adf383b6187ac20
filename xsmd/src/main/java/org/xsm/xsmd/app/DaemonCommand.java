package org.xsm.xsmd.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How another process of this program is started: a value, read from how this one was.
 *
 * @param root the checkout that the program was built in; null where it was not
 * @param cache what makes starts quicker; null where there is none
 */
public record DaemonCommand(
    Path java, String classPath, @Nullable String root, @Nullable String cache) {
  /** As this process was started. */
  public static DaemonCommand ofThis() {
    return new DaemonCommand(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        System.getProperty("java.class.path"),
        System.getProperty("xsm.root"),
        System.getProperty("xsm.cache"));
  }

  public List<String> words(List<String> arguments) {
    var words = new ArrayList<String>();
    words.add(java.toString());
    words.addAll(options());
    // As the launcher has it: the log that matters is the program's own.
    words.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
    words.addAll(List.of("-Xlog:aot*=off:stderr", "-Xlog:cds*=off:stderr"));
    if (root != null) {
      words.add("-Dxsm.root=" + root);
    }
    if (cache != null) {
      words.add("-XX:AOTCache=" + cache);
    }
    words.addAll(List.of("-cp", classPath, Main.class.getName()));
    words.addAll(arguments);
    return words;
  }

  /** The options that the launcher gives to {@code xsm up}; both read one file. */
  static List<String> options() {
    try (InputStream in = DaemonCommand.class.getResourceAsStream("daemon.options")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
