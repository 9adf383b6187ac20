package org.xsm.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a host may promise to guests: a value. What it has, less its reserve, times what the site
 * allows to promise; null where the file does not say what it has.
 *
 * @param memory in bytes
 */
public record Room(@Nullable Long memory, @Nullable Long vcpus) {
  static Room of(Host host, Settings settings) {
    return new Room(memory(host, settings), vcpus(host, settings));
  }

  private static @Nullable Long memory(Host host, Settings settings) {
    Size memory = host.memory();
    if (memory == null) {
      return null;
    }
    long left = Math.max(0, memory.bytes() - host.reserve().bytes());
    return times(settings.memoryOvercommit(), left);
  }

  private static @Nullable Long vcpus(Host host, Settings settings) {
    Integer cpus = host.cpus();
    return cpus == null
        ? null
        : times(settings.cpuOvercommit(), Math.max(0, cpus - host.reserveCpus()));
  }

  /** A product that no number holds is as good as no bound. */
  private static Long times(Ratio ratio, long amount) {
    BigDecimal product =
        BigDecimal.valueOf(ratio.thousandths(), 3).multiply(new BigDecimal(amount));
    return product.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }

  boolean hasMemoryFor(EffectiveGuest guest) {
    return memory == null || guest.memory().bytes() <= memory;
  }

  boolean hasVcpusFor(EffectiveGuest guest) {
    return vcpus == null || guest.vcpus() <= vcpus;
  }

  /** What speaks against one guest alone. */
  List<Obstacle> obstacles(EffectiveGuest guest) {
    var obstacles = new ArrayList<Obstacle>(0);
    if (memory != null && !hasMemoryFor(guest)) {
      obstacles.add(
          Obstacle.of(
              Obstacle.Kind.MEMORY,
              String.format(
                  Locale.ROOT,
                  "has %s MiB for guests, it needs %s",
                  mebibytes(memory),
                  mebibytes(guest.memory().bytes()))));
    }
    if (vcpus != null && !hasVcpusFor(guest)) {
      obstacles.add(
          Obstacle.of(
              Obstacle.Kind.CPUS,
              String.format(
                  Locale.ROOT, "has %d vcpus for guests, it needs %d", vcpus, guest.vcpus())));
    }
    return obstacles;
  }

  /** An amount as a number of MiB, with decimals only where they are needed. */
  public static String mebibytes(long bytes) {
    return new BigDecimal(bytes)
        .divide(BigDecimal.valueOf(1 << 20))
        .stripTrailingZeros()
        .toPlainString();
  }
}
