package org.xsm.schema.xen;

import java.util.List;
import org.xsm.schema.Position;

/**
 * One disk of a Xen configuration file: a value.
 *
 * @param source the device, the file or, for a network disk, {@code protocol:rest}; empty for a
 *     CD-ROM drive without a disc
 * @param format raw, qcow, qcow2, vhd, qed, vdi or vmdk
 * @param virtualDevice what the guest sees, as in xvda
 * @param shared whether several guests may write to it ("w!")
 * @param leftOut what else the file says of the disk, as it is written there
 */
public record XlDisk(
    String source,
    Kind kind,
    String format,
    String virtualDevice,
    boolean readOnly,
    boolean shared,
    boolean cdrom,
    boolean discard,
    List<String> leftOut,
    Position position) {

  /** Where the content of a disk is: a value. */
  public enum Kind {
    BLOCK,
    FILE,
    NETWORK
  }

  public XlDisk {
    leftOut = List.copyOf(leftOut);
  }
}
