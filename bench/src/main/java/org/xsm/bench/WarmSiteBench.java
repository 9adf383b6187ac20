package org.xsm.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.xsm.schema.Site;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Diff;

/** What a daemon does all day: readings and comparisons in a process that has done many. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class WarmSiteBench {
  @Benchmark
  public Site readAndValidate(Sites sites) {
    return Sites.read(sites.text);
  }

  @Benchmark
  public List<Change> readValidateCompare(Sites sites) {
    return Diff.between(Sites.read(Sites.EMPTY), Sites.read(sites.text));
  }
}
