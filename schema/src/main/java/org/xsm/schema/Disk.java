package org.xsm.schema;

import static org.xsm.schema.Definition.or;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A disk, CD-ROM or floppy of a guest. What is not said is null. */
public record Disk(
    String target,
    @Nullable Device device,
    @Nullable String pool,
    @Nullable Size size,
    @Nullable String from,
    @Nullable String source,
    @Nullable Format format,
    @Nullable Bus bus,
    @Nullable Cache cache,
    @Nullable Io io,
    @Nullable Discard discard,
    @Nullable Boolean readOnly,
    @Nullable Boolean shareable,
    @Nullable String serial,
    @Nullable Integer bootOrder,
    @Nullable Integer iops,
    @Nullable Rate bandwidth,
    @Nullable SecretReference secret)
    implements Thing {
  @Override
  public String kind() {
    return "disk";
  }

  @Override
  public String key() {
    return target;
  }

  public Device deviceOrDisk() {
    return device == null ? Device.DISK : device;
  }

  /** Whether a guest can write it: not a CD-ROM, not read-only. */
  public boolean writable() {
    return deviceOrDisk() != Device.CDROM && !Boolean.TRUE.equals(readOnly);
  }

  Disk over(Disk base) {
    return new Disk(
        target,
        or(device, base.device),
        or(pool, base.pool),
        or(size, base.size),
        or(from, base.from),
        or(source, base.source),
        or(format, base.format),
        or(bus, base.bus),
        or(cache, base.cache),
        or(io, base.io),
        or(discard, base.discard),
        or(readOnly, base.readOnly),
        or(shareable, base.shareable),
        or(serial, base.serial),
        or(bootOrder, base.bootOrder),
        or(iops, base.iops),
        or(bandwidth, base.bandwidth),
        or(secret, base.secret));
  }

  /** What it is. */
  public enum Device implements Word {
    DISK,
    CDROM,
    FLOPPY,
    LUN
  }

  /** Its format. */
  public enum Format implements Word {
    RAW,
    QCOW2,
    QED,
    VHD,
    VMDK,
    VDI
  }

  /** How it is attached. */
  public enum Bus implements Word {
    VIRTIO,
    SCSI,
    SATA,
    IDE,
    USB,
    XEN,
    FDC
  }

  /** How the host caches it. */
  public enum Cache implements Word {
    NONE,
    WRITEBACK,
    WRITETHROUGH,
    DIRECTSYNC,
    UNSAFE
  }

  /** How the host does its I/O. */
  public enum Io implements Word {
    NATIVE,
    THREADS,
    IO_URING;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether freed blocks are given back. */
  public enum Discard implements Word {
    UNMAP,
    IGNORE
  }
}
