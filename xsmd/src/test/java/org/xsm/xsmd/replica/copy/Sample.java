package org.xsm.xsmd.replica.copy;

/** A small site with a guest for each to edit, and comments. */
final class Sample {
  static final String TEXT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- the whole site -->
      <site xmlns="urn:xsm:site:1" name="lab">
        <hosts>
          <host name="h1" address="10.0.0.1"/>
          <host name="h2" address="10.0.0.2"/>
        </hosts>
        <networks><network name="lan" bridge="br0"/></networks>
        <configs>
          <config name="web">
            <kernel>template://debian/12/current/boot/vmlinuz</kernel>
            <root>
              <overlay/>
              <layer url="template://debian/12/current"/>
            </root>
            <interface network="lan"/>
          </config>
        </configs>
        <!-- the guests -->
        <set name="s" owner="root@example.com">
          <vm name="a" config="web" host="h1" vcpus="1" memory="100MiB"/> <!-- one -->
          <vm name="b" config="web" host="h1" vcpus="1" memory="100MiB"/> <!-- two -->
          <vm name="c" config="web" host="h2" vcpus="1" memory="100MiB"/>
          <vm name="d" config="web" host="h2" vcpus="1" memory="100MiB"/>
        </set>
      </site>
      """;

  private Sample() {}

  /** With another amount of memory for a guest. */
  static String memory(String text, String guest, int mebibytes) {
    return field(text, guest, "memory", mebibytes + "MiB");
  }

  static String vcpus(String text, String guest, int count) {
    return field(text, guest, "vcpus", String.valueOf(count));
  }

  static String field(String text, String guest, String field, String value) {
    return text.replaceFirst(
        "(<vm name=\"" + guest + "\"[^>]* " + field + "=\")[^\"]*", "$1" + value);
  }

  static String without(String text, String guest) {
    return text.replaceFirst("(?m)^ *<vm name=\"" + guest + "\".*\n", "");
  }

  static String comment(String text, String words) {
    return text.replaceFirst("(?m)^  </set>", "    <!-- " + words + " -->\n  </set>");
  }
}
