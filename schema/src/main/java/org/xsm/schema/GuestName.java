package org.xsm.schema;

/** The full name of a guest: its set and its name in it. */
public record GuestName(String set, String name) {
  /** What libvirt calls it. */
  public String libvirtName() {
    return set + "." + name;
  }

  @Override
  public String toString() {
    return set + "/" + name;
  }
}
