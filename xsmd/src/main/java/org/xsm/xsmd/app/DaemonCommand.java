package org.xsm.xsmd.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How another process of this program is started: a value, read from how this one was.
 *
 * @param root the checkout that the program was built in; null where it was not
 */
public record DaemonCommand(Path java, String classPath, @Nullable String root) {
  /** Bounds for a daemon: it shrinks when there is nothing to do, and says when memory runs out. */
  private static final List<String> BOUNDS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xms16m",
          "-Xmx512m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=25",
          "-XX:MaxDirectMemorySize=96m",
          "-XX:+ExitOnOutOfMemoryError",
          // Two processors' worth of the voters' own threads and buffers is plenty.
          "-Dorg.apache.ratis.thirdparty.io.netty.eventLoopThreads=2",
          "-Dorg.apache.ratis.thirdparty.io.netty.transport.noNative=true",
          "-Dorg.apache.ratis.thirdparty.io.netty.allocator.numDirectArenas=1",
          "-Dorg.apache.ratis.thirdparty.io.netty.allocator.numHeapArenas=1",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  /** As this process was started. */
  public static DaemonCommand ofThis() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new DaemonCommand(
        java, System.getProperty("java.class.path"), System.getProperty("xsm.root"));
  }

  /** The words of a command line that has these arguments. */
  public List<String> words(List<String> arguments) {
    var words = new ArrayList<String>();
    words.add(java.toString());
    words.addAll(BOUNDS);
    if (root != null) {
      words.add("-Dxsm.root=" + root);
    }
    words.addAll(List.of("-cp", classPath, Main.class.getName()));
    words.addAll(arguments);
    return words;
  }
}
