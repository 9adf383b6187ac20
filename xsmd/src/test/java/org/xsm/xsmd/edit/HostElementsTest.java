package org.xsm.xsmd.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.xsmd.store.SiteText;

final class HostElementsTest {
  private static final String SITE =
      """
      <site xmlns='urn:xsm:site:1' name='s'>
        <hosts>
          <host name='h1' address='10.0.0.1'/> <!-- by the door -->
          <host name='h2' address='2001:db8::1'/>
        </hosts>
        <configs>
          <config name='c' host='h1 h2'/>
        </configs>
        <set name='a' hosts='h1 h2'>
          <vm name='x' host='h2 h1'/>
          <vm name='y' config='c'/>
        </set>
      </site>
      """;

  private static SiteText text(String text) {
    return SiteText.of(text.getBytes(UTF_8));
  }

  private static String written(Composed composed) {
    return Sites.text(assertThat(composed).asInstanceOf(type(Composed.Text.class)).actual().text());
  }

  private static String why(Composed composed) {
    return assertThat(composed).asInstanceOf(type(Composed.Refused.class)).actual().why();
  }

  @Test
  void addsALineLikeItsNeighbours() {
    Composed composed = HostElements.add(text(SITE), "h3", "10.0.0.3");

    assertThat(written(composed))
        .isEqualTo(
            SITE.replace(
                "'2001:db8::1'/>\n",
                "'2001:db8::1'/>\n    <host name='h3' address='10.0.0.3'/>\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001:db8::1", "2001:DB8:0:0::1"})
  void leavesAHostWithTheSameAddressAsItIs(String address) {
    Composed composed = HostElements.add(text(SITE), "h2", address);

    assertThat(composed).isEqualTo(new Composed.Text(text(SITE), false));
  }

  @Test
  void doesNotGiveAHostAnotherAddress() {
    assertThat(why(HostElements.add(text(SITE), "h1", "10.0.0.9")))
        .isEqualTo(
            "the file names host h1 with address 10.0.0.1 already (line 3), and not with 10.0.0.9;"
                + " change it there, or take another name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h 3", "h3\"/><host name=\"h4", "\u0000", "h3\u202e", "H1"})
  void addsNoHostWithoutAName(String name) {
    assertThat(HostElements.add(text(SITE), name, "10.0.0.3")).isInstanceOf(Composed.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.3:7780", "here and there", "\u0007", "10.0.0.1"})
  void addsNoHostWithoutAnAddressOfItsOwn(String address) {
    assertThat(HostElements.add(text(SITE), "h3", address)).isInstanceOf(Composed.Refused.class);
  }

  @Test
  void removesAHostAndItsNameFromLists() {
    Composed composed = HostElements.remove(text(SITE), "h2");

    assertThat(written(composed))
        .isEqualTo(
            SITE.replace("    <host name='h2' address='2001:db8::1'/>\n", "")
                .replace("h1 h2", "h1")
                .replace("h2 h1", "h1"));
  }

  @Test
  void keepsAHostThatIsTheOnlyOneOfAGuest() {
    String pinned = SITE.replace("host='h2 h1'", "host='h2'");

    assertThat(why(HostElements.remove(text(pinned), "h2")))
        .isEqualTo(
            "host h2 cannot leave the file: vm a/x (line 10) names no other; write another host"
                + " there first");
  }

  @Test
  void removingAHostThatIsNotThereChangesNothing() {
    assertThat(HostElements.remove(text(SITE), "h9"))
        .isEqualTo(new Composed.Text(text(SITE), false));
  }

  @Test
  void doesNothingToAFileThatIsNoSite() {
    assertThat(why(HostElements.add(text("<site"), "h3", "10.0.0.3")))
        .startsWith("the file is no site: site.xml:1:");
    assertThat(HostElements.remove(text("<site"), "h3")).isInstanceOf(Composed.Refused.class);
  }
}
