package org.xsm.schema;

/**
 * Why a guest cannot live on a host: a value.
 *
 * @param text what the host is, has or lacks, to stand behind its name: lacks disk=ssd
 */
public record Obstacle(Kind kind, String text) {
  static Obstacle of(Kind kind, String text) {
    return new Obstacle(kind, text);
  }

  /** What is in the way. */
  public enum Kind {
    SET,
    WITNESS,
    DRAIN,
    LABEL,
    TYPE,
    POOL,
    MEMORY,
    CPUS
  }

  @Override
  public String toString() {
    return text;
  }
}
