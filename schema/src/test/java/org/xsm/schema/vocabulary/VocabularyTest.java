package org.xsm.schema.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.Problem;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

final class VocabularyTest {
  /** A format, and the schema that it was read from. */
  record Format(String name, Vocabulary vocabulary, XmlDocument schema) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A constraint of XML Schema: an attribute that tells the elements of a name apart. */
  record Constraint(TypeKind around, String element, String attribute) {}

  static Stream<Format> formats() {
    return Stream.of(
        new Format("site", Vocabulary.site(), Documents.read(Vocabulary.siteSchema())),
        new Format("old", Vocabulary.legacy(), Documents.read(Vocabulary.legacySchema())));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everythingIsDocumented(Format format) {
    Set<String> declarations =
        Set.of("element", "attribute", "complexType", "simpleType", "enumeration", "schema");
    List<String> silent =
        format.schema().elements().stream()
            .filter(declared -> declarations.contains(declared.name()))
            .filter(declared -> !SchemaReader.documentation(declared).endsWith("."))
            .map(declared -> format.schema().source().position(declared.start()).toString())
            .toList();

    assertThat(silent).as("places without a sentence").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatIdentifiesAnElementIsUniqueInTheSchemaToo(Format format) {
    var keys = new HashSet<Constraint>();
    for (TypeKind around : types(format.vocabulary())) {
      for (ElementKind element : around.children()) {
        element.key().ifPresent(key -> keys.add(new Constraint(around, element.name(), key)));
      }
    }

    assertThat(constraints(format)).isEqualTo(keys);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyKeyIsAnAttribute(Format format) {
    for (TypeKind around : format.vocabulary().types()) {
      for (ElementKind element : around.children()) {
        element.key().ifPresent(key -> assertThat(element.type().attribute(key)).isPresent());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyDefaultIsAValueOfItsKind(Format format) {
    for (TypeKind type : format.vocabulary().types()) {
      for (AttributeKind attribute : type.attributes()) {
        attribute
            .defaultValue()
            .ifPresent(
                value ->
                    assertThat(attribute.value().objection(value))
                        .as(type.name() + " " + attribute.name() + "=" + value)
                        .isEmpty());
      }
    }
  }

  @Test
  void knowsTheSite() {
    ElementKind set = Vocabulary.site().root().type().child("set").orElseThrow();
    ElementKind vm = set.type().child("vm").orElseThrow();

    assertThat(Vocabulary.site().namespace()).isEqualTo("urn:xsm:site:1");
    assertThat(set.key()).contains("name");
    assertThat(set.type().child("quota").orElseThrow().once()).isTrue();
    assertThat(vm.type().attribute("memory").orElseThrow().value().name()).isEqualTo("Size");
    assertThat(vm.type().attribute("name").orElseThrow().required()).isTrue();
    assertThat(vm.type().child("kernel").orElseThrow().type().text()).isPresent();
    assertThat(vm.type().child("domain").orElseThrow().type().open()).isTrue();
    assertThat(vm.type().ordered()).isFalse();
  }

  @Test
  void knowsTheOldFile() {
    ElementKind set = Vocabulary.legacy().root().type().child("Set").orElseThrow();
    ElementKind vm = set.type().child("VM").orElseThrow();

    assertThat(Vocabulary.legacy().namespace()).isEmpty();
    assertThat(set.once()).isFalse();
    assertThat(set.type().ordered()).isFalse();
    assertThat(vm.type().child("DOM0").orElseThrow().required()).isTrue();
    assertThat(vm.type().child("MEM").orElseThrow().required()).isFalse();
    assertThat(vm.type().child("MEM").orElseThrow().once()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <r><a>1</a><b>1</b><b>2</b></r> |
          <r><b>1</b></r>                 |
          <r/>                            | 1:1: <r> has no <b>; write <b>…</b>: a second thing
          <r><b>1</b><a>1</a></r>         | 1:12: <a> stands after <b> in r; write it before
          <r><a>1</a><a>2</a><b>1</b></r> | 1:12: <a> stands twice in r; the first is at line 1; keep one of them
          """)
  void aSequenceSaysOrderAndNumber(String text, @Nullable String objection) {
    String schema =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="r" type="R"/>
          <xs:complexType name="R">
            <xs:sequence>
              <xs:element name="a" type="xs:int" minOccurs="0"/>
              <xs:element name="b" type="xs:int" maxOccurs="unbounded">
                <xs:annotation><xs:documentation>A second thing.</xs:documentation></xs:annotation>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:schema>
        """;

    List<Problem> problems = Documents.check(text, Vocabulary.of("our.xsd", schema)).problems();

    assertThat(JdkValidator.of(schema).accepts(text)).isEqualTo(problems.isEmpty());
    assertThat(problems.stream().map(Problem::toString).toList())
        .isEqualTo(objection == null ? List.of() : List.of("site.xml:" + objection));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <xs:include schemaLocation="other.xsd"/>                       | <xs:include> here
          <xs:group name="G"/>                                           | <xs:group> here
          <xs:complexType name="T"><xs:choice><xs:element name="a" type="xs:int"/></xs:choice></xs:complexType> | a choice that is not free
          <xs:complexType name="T"><xs:choice minOccurs="1" maxOccurs="unbounded"/></xs:complexType> | minOccurs="1" in <xs:choice>
          <xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:int" maxOccurs="3"/></xs:sequence></xs:complexType> | maxOccurs="3" in <xs:element>
          <xs:complexType name="T"><xs:sequence><xs:choice/></xs:sequence></xs:complexType> | <xs:choice> here
          <xs:complexType name="T"><xs:attribute name="a" type="xs:int" fixed="1"/></xs:complexType> | fixed="1" in <xs:attribute>
          <xs:complexType name="T"><xs:attribute name="a" type="xs:date"/></xs:complexType> | the type xs:date
          <xs:simpleType name="T"><xs:union memberTypes="xs:int"/></xs:simpleType> | <xs:union> here
          <xs:simpleType name="T"><xs:restriction base="xs:int"><xs:totalDigits value="3"/></xs:restriction></xs:simpleType> | <xs:totalDigits> here
          <xs:simpleType name="T"><xs:restriction base="R"/></xs:simpleType> | a type of ours
          <xs:element name="b" type="xs:int" nillable="true"/>           | nillable="true" in <xs:element>
          <other/>                                                       | <other> here
          """)
  void aSchemaThatSaysMoreThanIsReadStopsTheProgram(String declaration, String objection) {
    String schema =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
            + "<xs:element name=\"root\" type=\"xs:int\"/>"
            + declaration
            + "</xs:schema>";

    assertThatThrownBy(() -> Vocabulary.of("our.xsd", schema))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(objection);
  }

  private static List<TypeKind> types(Vocabulary vocabulary) {
    var types = new ArrayList<TypeKind>(List.of(vocabulary.root().type()));
    for (int i = 0; i < types.size(); i++) {
      for (ElementKind child : types.get(i).children()) {
        if (!types.contains(child.type())) {
          types.add(child.type());
        }
      }
    }
    return types;
  }

  private static Set<Constraint> constraints(Format format) {
    var constraints = new HashSet<Constraint>();
    for (XmlElement declared : format.schema().elements()) {
      XmlElement element = declared.parent();
      if (element != null && Set.of("key", "unique").contains(declared.name())) {
        String path = said(declared.children().get(0), "xpath");
        String field = said(declared.children().get(1), "xpath");
        if (!field.startsWith("@")) {
          continue;
        }
        for (String one : path.split("\\|", -1)) {
          List<String> steps = List.of(one.replace("s:", "").split("/", -1));
          TypeKind around = type(format.vocabulary(), said(element, "type"));
          for (String step : steps.subList(0, steps.size() - 1)) {
            around = around.child(step).orElseThrow().type();
          }
          constraints.add(new Constraint(around, steps.getLast(), field.substring(1)));
        }
      }
    }
    return constraints;
  }

  private static TypeKind type(Vocabulary vocabulary, String name) {
    return vocabulary.types().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String said(XmlElement declared, String attribute) {
    return declared.attribute(attribute).map(XmlAttribute::value).orElseThrow();
  }
}
