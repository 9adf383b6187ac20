package org.xsm.xsmd.replica.copy;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a working copy is kept: a value.
 *
 * @param file the site file; links are followed
 * @param stateDirectory what must be remembered of it is kept there
 * @param host this host's name
 * @param poll how often the file is looked at when nothing tells that it changed
 * @param settle how long a file must be the same before it is a save
 * @param unclosed the same, for a file that is missing, empty or ends in the middle
 * @param linger how long a displaced file is watched for an editor that still has it open
 * @param patience how long the site is waited for when an edit is sent
 * @param retry how long to wait before an edit that met no majority is sent again, at first
 * @param slowest the same, after many times
 */
public record CopySettings(
    Path file,
    Path stateDirectory,
    String host,
    Duration poll,
    Duration settle,
    Duration unclosed,
    Duration linger,
    Duration patience,
    Duration retry,
    Duration slowest) {
  /** As it is on any host. */
  public static CopySettings of(Path file, Path stateDirectory, String host) {
    return new CopySettings(
        file,
        stateDirectory,
        host,
        Duration.ofSeconds(2),
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30));
  }
}
