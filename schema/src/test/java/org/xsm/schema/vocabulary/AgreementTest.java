package org.xsm.schema.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xsm.schema.Problem.Severity;
import org.xsm.schema.xml.XmlEscape;

/** Ours and the JDK's judgement are one, but where ours is stricter on purpose. */
final class AgreementTest {
  private static final JdkValidator JDK = JdkValidator.of(Vocabulary.siteSchema());

  /** Kinds whose values mean more than their form can say. */
  private static final Set<String> MEANT =
      Set.of(
          "AddressRange",
          "Cidr",
          "CpuSet",
          "Endpoint",
          "GuestIp",
          "HostAddress",
          "IpAddress",
          "Mac",
          "MachineIp",
          "NetworkRange",
          "PartitionSize",
          "Rate",
          "Size");

  private static boolean weAccept(String text, Vocabulary vocabulary) {
    return Documents.check(text, vocabulary).problems().stream()
        .noneMatch(problem -> problem.severity() == Severity.ERROR);
  }

  @Test
  void theJdkRefusesNothingThatWeAcceptOfThisVersion() {
    List<String> laxer =
        Cases.recorded("structure.txt").stream()
            .filter(one -> weAccept(one.text(), Vocabulary.site()) && !JDK.accepts(one.text()))
            .map(Cases.Case::name)
            .toList();

    assertThat(laxer).isEmpty();
  }

  @Test
  void weRefuseMoreForReasonsThatXmlSchemaCannotSay() {
    Set<String> rules =
        Cases.recorded("structure.txt").stream()
            .filter(one -> JDK.accepts(one.text()))
            .flatMap(one -> Documents.check(one.text()).problems().stream())
            .map(problem -> problem.rule())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rules).containsExactly("duplicate", "empty", "twice", "value");
  }

  @Test
  void oldFilesAreJudgedAlike() {
    var jdk = JdkValidator.of(Vocabulary.legacySchema());
    for (Cases.Case one : Cases.recorded("old.txt")) {
      assertThat(weAccept(one.text(), Vocabulary.legacy()))
          .as(one.name())
          .isEqualTo(jdk.accepts(one.text()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"site", "old"})
  void everyKindOfValueIsJudgedAlike(String format) {
    boolean site = format.equals("site");
    Vocabulary vocabulary = site ? Vocabulary.site() : Vocabulary.legacy();
    String schema = site ? Vocabulary.siteSchema() : Vocabulary.legacySchema();
    JdkValidator jdk = JdkValidator.of(withProbes(schema, vocabulary));
    List<String> texts = texts(vocabulary);
    var laxer = new ArrayList<String>();
    var stricter = new TreeSet<String>();

    for (ValueKind kind : vocabulary.values()) {
      for (String text : texts) {
        boolean ours = kind.objection(text).isEmpty();
        boolean theirs = jdk.accepts(probe(kind, text, vocabulary.namespace()));
        if (ours && !theirs) {
          laxer.add(kind + " takes " + Quoted.of(text));
        } else if (!ours && theirs) {
          stricter.add(kind.item().orElse(kind).name());
        }
      }
    }

    assertThat(laxer).isEmpty();
    assertThat(MEANT).containsAll(stricter);
  }

  /** A schema with an element of its own for each kind of value. */
  private static String withProbes(String schema, Vocabulary vocabulary) {
    String probes =
        vocabulary.values().stream()
            .map(kind -> "<xs:element name='probe" + kind + "' type='" + kind + "'/>")
            .collect(Collectors.joining());
    return schema.replace("</xs:schema>", probes + "</xs:schema>");
  }

  private static String probe(ValueKind kind, String text, String namespace) {
    String name = "probe" + kind;
    return "<" + name + " xmlns=\"" + namespace + "\">" + XmlEscape.text(text) + "</" + name + ">";
  }

  private static List<String> texts(Vocabulary vocabulary) {
    Stream<String> odd =
        Stream.of(
            "x",
            "-",
            ".",
            "a.",
            "-a",
            "a b",
            "a\tb",
            "a\u00A0b",
            "ä",
            "\u0663",
            "\uD83D\uDE00",
            "0",
            "-0",
            "+0",
            "00",
            "1e3",
            "0x10",
            "1.",
            ".5",
            "1.2345",
            "2147483648",
            "4095",
            "4096",
            "65536",
            "9".repeat(12) + "MiB",
            "9".repeat(12) + "TiB",
            "9".repeat(9) + "GiB/s",
            "999999999d",
            "1.3MiB",
            "50%%",
            "100.5%",
            "1.2.3",
            "1.2.3.4.5",
            "256.1.1.1",
            "01.2.3.4",
            "10.0.0.5/8",
            "10.0.0.0/33",
            "::",
            ":::",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7:8:9",
            "::/129",
            "::ffff:1.2.3.4",
            "00:00:00:00:00:00",
            "ff:ff:ff:ff:ff:ff",
            "10.0.0.9-10.0.0.1",
            "a:0",
            "a:65536",
            "[::1]:80",
            "[1]:80",
            "9-1",
            "^1",
            "a=b=c",
            "!a=b",
            "a/b/c",
            "/a\u0007b",
            "http://a b",
            "secret:",
            "TRUE",
            "vda1",
            "vda100",
            "x".repeat(63),
            "x".repeat(64),
            "x".repeat(65),
            "x".repeat(254),
            "x".repeat(4096));
    return Stream.concat(
            odd, vocabulary.values().stream().flatMap(kind -> Samples.of(kind).stream()))
        .filter(text -> text.chars().noneMatch(c -> c < ' ' && c != '\t'))
        .distinct()
        .toList();
  }
}
