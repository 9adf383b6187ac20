package org.xsm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizeTest {
  @ParameterizedTest
  @CsvSource({
    "96, 96MiB",
    "2048MiB, 2GiB",
    "1.5 GiB, 1536MiB",
    "0.5MiB, 512KiB",
    "1024TiB, 1024TiB",
    "0, 0KiB",
    "0.25GiB, 256MiB"
  })
  void isReadAndWrittenInTheLargestWholeUnit(String written, String canonical) {
    assertThat(Size.parse(written)).hasToString(canonical);
    assertThat(Size.parse(canonical)).isEqualTo(Size.parse(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lots      | is not a size; write a whole number and MiB or GiB, as in 512MiB",
        "-1        | is not a size; write a whole number and MiB or GiB, as in 512MiB",
        "1.3MiB    | comes to 1331.2 KiB, not to whole KiB; write 1331KiB or 1.5MiB",
        "0.1GiB    | comes to 104857.6 KiB, not to whole KiB; write 102MiB or 0.5GiB",
        "0.0001    | comes to 0.1024 KiB, not to whole KiB; write 1KiB or 0.5MiB",
        "1.5KiB    | comes to 1.5 KiB, not to whole KiB; write 2KiB",
        "1024.5TiB | is more than any machine has; write at most 1024TiB"
      })
  void saysWhatIsWrong(String written, String reason) {
    assertThatThrownBy(() -> Size.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @Property
  void whatIsWrittenIsReadAsTheSame(@ForAll @LongRange(max = 1L << 40) long kibibytes) {
    var size = new Size(kibibytes * 1024);

    assertThat(Size.parse(size.toString())).isEqualTo(size);
  }

  @Property
  void whatIsSuggestedIsASize(
      @ForAll @LongRange(max = 1_000_000) long whole,
      @ForAll @LongRange(max = 999_999) long decimals) {
    for (String unit : new String[] {"KiB", "MiB", "GiB", "TiB"}) {
      try {
        Size.parse(whole + "." + decimals + unit);
      } catch (IllegalArgumentException e) {
        String suggested = String.valueOf(e.getMessage()).replaceAll(".*; write (at most )?", "");
        for (String size : suggested.split(" or ", -1)) {
          Size.parse(size);
        }
      }
    }
  }

  @Test
  void addsUp() {
    Size sum = Size.parse("1GiB").plus(Size.ofMebibytes(512)).minus(Size.parse("256"));

    assertThat(sum).hasToString("1280MiB");
  }
}
