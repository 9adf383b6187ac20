package org.xsm.xsmd.replica.voter;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an engine must know to start: a value.
 *
 * @param group those who order together; another epoch is another group
 * @param self this voter; it listens there
 * @param directory its own, for this peer alone; made when it is not there
 * @param tls null only where everybody on the network may read and order everything
 */
public record EngineSettings(
    UUID group, Member self, Path directory, @Nullable Tls tls, Pace pace) {}
