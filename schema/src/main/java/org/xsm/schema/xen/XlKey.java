package org.xsm.schema.xen;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key of xl.cfg(5) or of xm's files whose value is understood: a value. */
public enum XlKey {
  NAME("name", XlKind.TEXT, "web1"),
  UUID("uuid", XlKind.UUID, "6fbf0cfb-ac34-4e4b-9a42-05d1ebd0b1bf"),
  TYPE("type", XlKind.CHOICE, "pv, hvm, pvh"),
  BUILDER("builder", XlKind.CHOICE, "generic, linux, hvm"),
  PVH("pvh", XlKind.FLAG, "1"),
  KERNEL("kernel", XlKind.TEXT, "/boot/vmlinuz"),
  RAMDISK("ramdisk", XlKind.TEXT, "/boot/initrd.img"),
  ROOT("root", XlKind.TEXT, "/dev/xvda2 ro"),
  EXTRA("extra", XlKind.TEXT, "console=hvc0"),
  CMDLINE("cmdline", XlKind.TEXT, "root=/dev/xvda2 ro"),
  BOOTLOADER("bootloader", XlKind.TEXT, "pygrub"),
  BOOTLOADER_ARGS("bootloader_args", XlKind.TEXTS, "[ '-q' ]", "bootargs"),
  FIRMWARE("firmware", XlKind.TEXT, "ovmf", "bios"),
  MEMORY("memory", XlKind.NUMBER, 1, Integer.MAX_VALUE, "512"),
  MAXMEM("maxmem", XlKind.NUMBER, 1, Integer.MAX_VALUE, "1024"),
  VCPUS("vcpus", XlKind.NUMBER, 1, 4096, "2"),
  MAXVCPUS("maxvcpus", XlKind.NUMBER, 1, 4096, "4"),
  CPUS("cpus", XlKind.TEXTS, "\"0-3,^1\""),
  CPU_WEIGHT("cpu_weight", XlKind.NUMBER, 1, 65535, "256"),
  CAP("cap", XlKind.NUMBER, 0, 409600, "50"),
  DISK("disk", XlKind.DEVICES, "[ 'phy:/dev/vg0/web,xvda,w' ]"),
  VIF("vif", XlKind.DEVICES, "[ 'bridge=xenbr0' ]"),
  VFB("vfb", XlKind.DEVICES, "[ 'type=vnc' ]"),
  VNC("vnc", XlKind.FLAG, "1"),
  VNCLISTEN("vnclisten", XlKind.TEXT, "127.0.0.1"),
  VNCDISPLAY("vncdisplay", XlKind.NUMBER, 0, 59635, "1"),
  VNCUNUSED("vncunused", XlKind.FLAG, "1"),
  VNCPASSWD("vncpasswd", XlKind.SECRET, "..."),
  SPICE("spice", XlKind.FLAG, "1"),
  SPICEHOST("spicehost", XlKind.TEXT, "127.0.0.1"),
  SPICEPORT("spiceport", XlKind.NUMBER, 1, 65535, "5930"),
  SPICEPASSWD("spicepasswd", XlKind.SECRET, "..."),
  SPICEDISABLE_TICKETING("spicedisable_ticketing", XlKind.FLAG, "1"),
  SDL("sdl", XlKind.FLAG, "1"),
  NOGRAPHIC("nographic", XlKind.FLAG, "1"),
  STDVGA("stdvga", XlKind.FLAG, "1"),
  VGA("vga", XlKind.CHOICE, "none, stdvga, cirrus, qxl"),
  VIDEORAM("videoram", XlKind.NUMBER, 0, 1 << 20, "16"),
  KEYMAP("keymap", XlKind.TEXT, "de"),
  SERIAL("serial", XlKind.TEXTS, "\"pty\""),
  ON_POWEROFF("on_poweroff", XlKind.CHOICE, Words.ACTIONS),
  ON_REBOOT("on_reboot", XlKind.CHOICE, Words.ACTIONS),
  ON_CRASH("on_crash", XlKind.CHOICE, Words.ACTIONS),
  ON_SHUTDOWN("on_shutdown", XlKind.CHOICE, Words.ACTIONS),
  ON_WATCHDOG("on_watchdog", XlKind.CHOICE, Words.ACTIONS),
  BOOT("boot", XlKind.TEXT, "cd"),
  LOCALTIME("localtime", XlKind.FLAG, "1"),
  RTC_TIMEOFFSET("rtc_timeoffset", XlKind.NUMBER, Integer.MIN_VALUE, Integer.MAX_VALUE, "3600"),
  USB("usb", XlKind.FLAG, "1"),
  USBDEVICE("usbdevice", XlKind.TEXTS, "\"tablet\""),
  PCI("pci", XlKind.DEVICES, "[ '01:00.0' ]"),
  NESTEDHVM("nestedhvm", XlKind.FLAG, "1"),
  ACPI("acpi", XlKind.FLAG, "1"),
  APIC("apic", XlKind.FLAG, "1"),
  PAE("pae", XlKind.FLAG, "1"),
  HAP("hap", XlKind.FLAG, "1"),
  SOUNDHW("soundhw", XlKind.TEXT, "ac97"),
  DEVICE_MODEL("device_model", XlKind.TEXT, "/usr/lib/xen/bin/qemu-dm"),
  DEVICE_MODEL_VERSION(
      "device_model_version", XlKind.CHOICE, "qemu-xen, qemu-xen-traditional, none"),
  DEVICE_MODEL_OVERRIDE("device_model_override", XlKind.TEXT, "/usr/bin/qemu-system-i386");

  private static final Map<String, XlKey> BY_WORD =
      Arrays.stream(values())
          .flatMap(key -> key.words().map(word -> Map.entry(word, key)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String word;
  private final XlKind kind;
  private final long least;
  private final long most;
  private final String example;
  private final String olderWord;

  XlKey(String word, XlKind kind, String example) {
    this(word, kind, example, word);
  }

  XlKey(String word, XlKind kind, String example, String olderWord) {
    this(word, kind, 0, 0, example, olderWord);
  }

  XlKey(String word, XlKind kind, long least, long most, String example) {
    this(word, kind, least, most, example, word);
  }

  XlKey(String word, XlKind kind, long least, long most, String example, String olderWord) {
    this.word = word;
    this.kind = kind;
    this.least = least;
    this.most = most;
    this.example = example;
    this.olderWord = olderWord;
  }

  /** The key that a file writes so; some have an older name too. */
  public static Optional<XlKey> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** The key as xl.cfg(5) writes it. */
  public String word() {
    return word;
  }

  XlKind kind() {
    return kind;
  }

  boolean allows(long number) {
    return number >= least && number <= most;
  }

  List<String> choices() {
    return List.of(example.split(", "));
  }

  /** What a wrong value is not, as the second half of a message. */
  String wanted() {
    return kind.wanted(this, example);
  }

  String range() {
    return least + " to " + most;
  }

  Stream<String> words() {
    return Stream.of(word, olderWord).distinct();
  }

  private static final class Words {
    static final String ACTIONS =
        "destroy, restart, rename-restart, preserve, coredump-destroy, coredump-restart,"
            + " soft-reset";
  }
}
