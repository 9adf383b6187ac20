package org.xsm.xsmd.cli;

/** A verb that asks the daemon of a home, or may: it takes {@code --home} as the root does. */
interface HomeVerb extends Verb {}
