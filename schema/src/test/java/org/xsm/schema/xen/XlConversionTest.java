package org.xsm.schema.xen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.Problem;
import org.xsm.schema.xen.XlReading.Understood;

final class XlConversionTest {
  static List<String> understoodCases() {
    return XlCases.names().stream()
        .filter(name -> XlCases.reading(name) instanceof Understood)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("understoodCases")
  void convertsAsRecorded(String name) {
    XlConverted converted = convert(name);
    String notes = print(converted);

    assertThat(converted.xml()).isEqualTo(XlCases.golden(name, "config.xml", converted.xml()));
    assertThat(notes).isEqualTo(XlCases.golden(name, "notes.txt", notes));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("understoodCases")
  void whatComesOutIsAConfigOfTheSiteFile(String name) {
    assertThat(XlSchema.mistakes(convert(name))).isEmpty();
  }

  /** A key that leaves no trace must be one whose usual value means nothing more. */
  @ParameterizedTest
  @EnumSource
  void noKeyGetsLostInSilence(XlKey key) {
    var usual =
        EnumSet.of(
            XlKey.ACPI,
            XlKey.APIC,
            XlKey.PAE,
            XlKey.HAP,
            XlKey.USB,
            XlKey.NOGRAPHIC,
            XlKey.KEYMAP,
            XlKey.VNCUNUSED,
            XlKey.VNCLISTEN,
            XlKey.VNCDISPLAY,
            XlKey.VNCPASSWD,
            XlKey.SPICEHOST,
            XlKey.SPICEPORT,
            XlKey.SPICEPASSWD,
            XlKey.SPICEDISABLE_TICKETING);
    var ofType = EnumSet.of(XlKey.TYPE, XlKey.BUILDER, XlKey.PVH);
    String type = ofType.contains(key) ? "" : "type = 'hvm'\nkernel = '/boot/x'\n";
    String line = key.word() + " = " + unusual(key) + "\n";

    String without = everything(type);
    String with = everything(type + line);

    if (!usual.contains(key)) {
      assertThat(with).isNotEqualTo(without);
    }
  }

  @Test
  void whatBelongsToOneGuestIsGivenSeparately() {
    String text =
        """
        name = 'web1'
        uuid = '6fbf0cfb-ac34-4e4b-9a42-05d1ebd0b1bf'
        vif = [ 'mac=00:16:3e:00:00:01,bridge=br1,ip=10.0.0.1', '', 'bridge=br0,ip=10.0.0.3/24' ]
        """;

    XlConverted converted = convertText(text);

    assertThat(converted.guest())
        .isEqualTo(
            new XlGuest(
                "web1",
                "6fbf0cfb-ac34-4e4b-9a42-05d1ebd0b1bf",
                List.of("00:16:3e:00:00:01", "", ""),
                List.of("10.0.0.1", "", "10.0.0.3/24")));
    assertThat(converted.networks())
        .containsExactly(
            new XlNetwork("br0", "br0"),
            new XlNetwork("br1", "br1"),
            new XlNetwork("xenbr0", "xenbr0"));
    assertThat(converted.xml()).doesNotContain("web1", "00:16", "10.0.0");
  }

  @Test
  void textIsEscaped() {
    XlConverted converted = convertText("kernel = '/boot/<&\">'\nextra = 'a=\"<b>\" &c\td'");

    assertThat(converted.xml())
        .contains("<kernel>/boot/&lt;&amp;&quot;&gt;</kernel>")
        .contains("<cmdline>a=&quot;&lt;b&gt;&quot; &amp;c d</cmdline>");
  }

  private static String unusual(XlKey key) {
    return switch (key.kind()) {
      case CHOICE -> "'" + key.choices().getLast() + "'";
      case NUMBER -> key.allows(77) ? "77" : "0";
      case FLAG -> "1";
      case TEXT, TEXTS, UUID, SECRET -> text(key);
      case DEVICES ->
          switch (key) {
            case DISK -> "['phy:/dev/a,xvda,w']";
            case VFB -> "['type=vnc']";
            case PCI -> "['01:00.0']";
            default -> "['bridge=xenbr0']";
          };
    };
  }

  private static String text(XlKey key) {
    return switch (key) {
      case UUID -> "'6fbf0cfb-ac34-4e4b-9a42-05d1ebd0b1bf'";
      case BOOT -> "'d'\ndisk = ['file:/x.iso,hdc:cdrom,r']";
      default -> "'/some/thing'";
    };
  }

  private static String everything(String text) {
    XlConverted converted = convertText(text);
    return converted.xml() + print(converted);
  }

  private static XlConverted convert(String name) {
    return convertText(XlCases.input(name));
  }

  private static XlConverted convertText(String text) {
    return XlReader.read("input.cfg", text) instanceof Understood(var config, _)
        ? XlConversion.toConfig(config, "imported")
        : throwRefused(text);
  }

  private static XlConverted throwRefused(String text) {
    throw new AssertionError("refused: " + XlReader.read("input.cfg", text).problems());
  }

  private static String print(XlConverted converted) {
    List<String> lines = new ArrayList<>();
    lines.add(converted.guest().toString());
    converted.networks().forEach(network -> lines.add(network.toString()));
    converted.notes().stream().map(Problem::toString).forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }
}
