package org.xsm.schema;

/** A guest as a file or a person names it: SET/NAME, or NAME alone with an empty set. */
public record GuestReference(String set, String name) {
  public static GuestReference parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new GuestReference("", text)
        : new GuestReference(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return set.isEmpty() ? name : set + "/" + name;
  }
}
