package org.xsm.xsmd.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.schema.xml.XmlEscape;
import org.xsm.xsmd.store.SiteText;

/** The first text of a site: a decision. */
public final class FirstSite {
  private FirstSite() {}

  /**
   * A site of one host and nothing else, with a word on what comes where.
   *
   * @param name of the site, {@code host} of the host and {@code address} where others reach it
   */
  public static Composed of(String name, String host, String address) {
    if (!XmlEscape.isWritable(name + host + address)) {
      return new Composed.Refused(
          "a name or address has a character in it that no XML file can hold; write letters,"
              + " digits, dots, dashes and underscores",
          List.of());
    }
    SiteText text = SiteText.of(text(name, host, address).getBytes(UTF_8));
    return switch (SiteReader.read(Judge.FILE, text.bytes())) {
      case SiteReading.Read _ -> new Composed.Text(text, true);
      case SiteReading.Refused(var problems) ->
          new Composed.Refused(problems.getFirst().message(), problems);
    };
  }

  /** A file that an admin brings; the host is added if it is not in it. */
  public static Composed from(SiteText text, String host, String address) {
    return HostElements.add(text, host, address);
  }

  private static String attribute(String value) {
    return XmlEscape.attribute(value, '"');
  }

  private static String text(String name, String host, String address) {
    return String.format(
        Locale.ROOT,
        """
      <?xml version="1.0" encoding="UTF-8"?>
      <!--
        All that this site should be, the same on every host. Change it on any of them: save this
        file, or use xsm edit, or the other commands. What is saved here is checked and committed;
        if it is refused, site.xml.error beside it says why, and nothing of it is lost.

        What may stand here, and what each word means, xsm schema says.
      -->
      <site xmlns="urn:xsm:site:1" name="%s">
        <!-- The machines that run xsmd. Others come with xsm token and xsm join. -->
        <hosts>
          <host name="%s" address="%s"/>
        </hosts>

        <!-- The networks that guests plug into, by the bridge that every host has for them:
        <networks>
          <network name="lan" bridge="br0"/>
        </networks>
        -->

        <!-- What guests have in common, for instance a disk that is made for each:
        <storage>
          <pool name="disks" type="directory" path="/var/lib/xsm/disks"/>
        </storage>
        <configs>
          <config name="small" vcpus="1" memory="512MiB">
            <disk target="vda" pool="disks" size="10GiB"/>
            <interface network="lan"/>
          </config>
        </configs>
        -->

        <!-- The guests, in sets that each have an owner:
        <set name="first" owner="root">
          <vm name="vm1" config="small"/>
        </set>
        -->
      </site>
      """,
        attribute(name),
        attribute(host),
        attribute(address));
  }
}
