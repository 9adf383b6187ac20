package org.xsm.schema;

/**
 * Raw libvirt XML, as it is written between the tags of a domain element; merged into the generated
 * definition.
 */
public record RawDomain(String xml) {}
