package org.xsm.xsmd.api;

import java.time.Duration;

/**
 * What callers may cost: a value. What holds for loopback and the network holds for each of them.
 *
 * @param connections open ones, for loopback and the network each
 * @param connectionsEach open ones from one address of the network
 * @param requests that are worked on at once
 * @param subscribers of events at once
 * @param headTime from the end of a request, or the start of a connection, to the end of the next
 *     request's head
 * @param requestTime from there to the end of the answer
 * @param writeTime for one event to be taken
 * @param editTime that an edit waits for the site
 * @param readTime that a read of the newest site waits for it
 * @param beat between two signs of life of a stream of events
 * @param pause between two events
 * @param perSecond requests from one address of the network; loopback may do fifty times as many
 * @param refusedNotes notes of refused calls in a minute
 */
public record ApiLimits(
    int connections,
    int connectionsEach,
    int requests,
    int subscribers,
    Duration headTime,
    Duration requestTime,
    Duration writeTime,
    Duration editTime,
    Duration readTime,
    Duration beat,
    Duration pause,
    int perSecond,
    int refusedNotes) {
  static final int SMALL_BODY = 64 * 1024;
  static final int HEADERS = 16 * 1024;
  static final int PASSED_OVER = 1024 * 1024;

  public static final ApiLimits DEFAULT =
      new ApiLimits(
          512,
          64,
          64,
          64,
          Duration.ofSeconds(15),
          Duration.ofSeconds(150),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMillis(250),
          20,
          20);
}
