package org.xsm.xsmd.replica.channel;

/**
 * Where a host can be reached: a value.
 *
 * @param host its name; empty where only the place is known
 * @param address a name or an address
 * @param port the port of its site channel
 */
public record Contact(String host, String address, int port) {}
