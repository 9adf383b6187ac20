package org.xsm.xsmd.store;

/** A command and the id that makes it happen once: a value. */
public record Request(RequestId id, Command command) {}
