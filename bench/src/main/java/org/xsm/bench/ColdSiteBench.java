package org.xsm.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.xsm.schema.diff.Diff;

/**
 * The first reading of a process: nothing is compiled, no class is loaded. The compiler is the
 * quick one, as the launcher has it for commands.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 10,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class ColdSiteBench {
  /**
   * One file read, validated, and compared with the empty site: the most there can be to compare.
   */
  @Benchmark
  public int readValidateCompare(Sites sites) {
    return Diff.between(Sites.read(Sites.EMPTY), Sites.read(sites.text)).size();
  }
}
