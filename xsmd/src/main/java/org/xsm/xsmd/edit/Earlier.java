package org.xsm.xsmd.edit;

/**
 * How many guests a revision affected that was committed within the window of the guard: a value.
 */
public record Earlier(long revision, int affected) {}
