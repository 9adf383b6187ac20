package org.xsm.xsmd.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the site is held together, as one host sees it: a value.
 *
 * @param leader the host that orders commands, if one is known
 * @param quorum whether commands can be ordered now, as far as is known here
 * @param quorumWhy if not, who is missing and since when, in words; else empty
 * @param degraded what is not as it should be, in words, the worst first
 */
public record SiteStatus(
    String host,
    Position position,
    @Nullable String leader,
    boolean quorum,
    String quorumWhy,
    List<Member> members,
    List<String> degraded) {
  public SiteStatus {
    members = List.copyOf(members);
    degraded = List.copyOf(degraded);
  }

  /**
   * One host of the site.
   *
   * @param alive whether it is in reach of here
   * @param since when it came or went; null if that is not known
   * @param position how far it says it is; null if it never said
   * @param version of its xsmd; empty if it never said
   */
  public record Member(
      String name,
      String address,
      int port,
      boolean alive,
      @Nullable Instant since,
      boolean voter,
      boolean leader,
      @Nullable Position position,
      long revision,
      String version) {}
}
