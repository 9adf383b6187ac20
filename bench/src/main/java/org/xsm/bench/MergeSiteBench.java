package org.xsm.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.xsm.schema.merge.Merge;
import org.xsm.schema.merge.MergeResult;
import org.xsm.schema.merge.Side;

/** Two edits of every hundredth guest, in other fields of the same guests, made one. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class MergeSiteBench {
  @Benchmark
  public MergeResult merge(Sites sites) {
    String base = new String(sites.text, StandardCharsets.UTF_8);
    MergeResult result =
        Merge.of(
            new Side.Text("base.xml", base, "base"),
            new Side.Text("mine.xml", edited(base, "memory=\"768MiB\""), "mine"),
            new Side.Text("theirs.xml", edited(base, "vcpus=\"4\""), "theirs"));
    if (!(result instanceof MergeResult.Merged)) {
      throw new IllegalStateException("a merge of other fields ended as " + result);
    }
    return result;
  }

  private static String edited(String base, String attribute) {
    return base.replaceAll("(<vm name=\"vm\\d*00\")", "$1 " + attribute);
  }
}
