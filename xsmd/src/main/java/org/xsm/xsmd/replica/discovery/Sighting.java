package org.xsm.xsmd.replica.discovery;

import java.util.UUID;

/**
 * A host that says it is there: a value, and only a hint.
 *
 * @param site the id of its site
 * @param host its name
 * @param address where it was seen
 * @param port its base port
 * @param wire the version of the wire that it speaks
 */
public record Sighting(UUID site, String host, String address, int port, int wire) {}
