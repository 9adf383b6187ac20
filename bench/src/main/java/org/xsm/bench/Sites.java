package org.xsm.bench;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xsm.schema.Site;
import org.xsm.schema.Size;
import org.xsm.schema.generate.GuestNaming;
import org.xsm.schema.generate.SiteGenerator;
import org.xsm.schema.generate.SiteOptions;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/** The file that is read: a generated site with ten guests to a host. */
@State(Scope.Benchmark)
public class Sites {
  private static final int GUESTS_PER_HOST = 10;

  @Param({"1000", "10000", "100000"})
  int guests;

  /** A site with nothing in it, to compare with. */
  static final byte[] EMPTY =
      "<site xmlns=\"urn:xsm:site:1\" name=\"bench\"/>".getBytes(StandardCharsets.UTF_8);

  byte[] text = {};

  @Setup(Level.Trial)
  public void generate() {
    text =
        SiteGenerator.text(
                new SiteOptions(
                    "bench",
                    guests / GUESTS_PER_HOST,
                    GUESTS_PER_HOST,
                    10,
                    GuestNaming.parse("vm%05d"),
                    "web",
                    20,
                    Size.parse("512MiB"),
                    2,
                    "br0"))
            .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads and validates one file. */
  static Site read(byte[] bytes) {
    return switch (SiteReader.read("site.xml", bytes)) {
      case SiteReading.Read read -> read.site();
      case SiteReading.Refused refused ->
          throw new IllegalStateException(refused.problems().getFirst().toString());
    };
  }
}
