package org.xsm.schema.xen;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xen.XlDisk.Kind;

/**
 * What xm's prefixes of a disk's target say ({@code phy:}, {@code tap2:qcow2:} …): a value.
 *
 * @param format the format, null where no prefix names one
 * @param network the protocol of a network disk, empty for others
 * @param rest the specification without its prefixes
 */
record XlDiskPrefix(
    boolean present, @Nullable String format, @Nullable Kind kind, String network, String rest) {

  private static final Map<String, String> FORMATS =
      Map.of(
          "raw", "raw", "aio", "raw", "sync", "raw", "qcow", "qcow", "qcow2", "qcow2", "vhd", "vhd",
          "qed", "qed", "vdi", "vdi", "vmdk", "vmdk");
  private static final Set<String> NETWORKS = Set.of("drbd", "iscsi", "nbd", "enbd", "rbd");
  private static final Set<String> DRIVERS = Set.of("tap", "tap2", "tapdisk", "ioemu");

  static XlDiskPrefix of(String specification) {
    String rest = specification;
    String format = null;
    Kind kind = null;
    String network = "";
    boolean present = false;
    for (int colon = rest.indexOf(':'); colon > 0 && colon <= 7; colon = rest.indexOf(':')) {
      String word = rest.substring(0, colon);
      if (FORMATS.containsKey(word)) {
        format = FORMATS.get(word);
      } else if (word.equals("phy")) {
        kind = Kind.BLOCK;
      } else if (word.equals("file")) {
        kind = Kind.FILE;
      } else if (NETWORKS.contains(word)) {
        kind = Kind.NETWORK;
        network = word;
      } else if (!DRIVERS.contains(word)) {
        break;
      }
      present = true;
      rest = rest.substring(colon + 1);
    }
    return new XlDiskPrefix(present, format, kind, network, rest);
  }
}
