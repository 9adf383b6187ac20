package org.xsm.schema.xml;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Well-formed texts in all the ways that people and programs write them. */
final class RandomXml {
  private static final Pattern REFERENCE = Pattern.compile("&(?:#x?)?([0-9a-zA-Z]+);");

  private RandomXml() {}

  static Arbitrary<String> documents() {
    Arbitrary<String> start =
        Arbitraries.of(
            "", "<?xml version=\"1.0\"?>\r\n", "<?xml version='1.0' encoding='UTF-8'?>", "\n\n");
    return Combinators.combine(start, misc(), element(3), misc())
        .as((declaration, before, root, after) -> declaration + before + root + after);
  }

  private static Arbitrary<String> misc() {
    return Arbitraries.of("", "\n", "<!-- <a> & -->", "<?p <a b=\"?>", "\r\n\t ");
  }

  private static Arbitrary<String> element(int depth) {
    return Combinators.combine(name(), attributes(), space(), content(depth), space())
        .as(
            (name, attributes, before, content, after) -> {
              String tag = "<" + name + attributes + before;
              return content.isEmpty()
                  ? tag + "/>"
                  : tag + ">" + content.substring(1) + "</" + name + after + ">";
            });
  }

  /** Empty for none; else one letter and then the content, which may be empty. */
  private static Arbitrary<String> content(int depth) {
    Arbitrary<String> piece =
        depth == 0 ? characters() : Arbitraries.oneOf(characters(), element(depth - 1));
    return Arbitraries.oneOf(
        Arbitraries.of("", "x"),
        piece.list().ofMaxSize(4).map(list -> "x" + String.join("", list)));
  }

  private static Arbitrary<String> characters() {
    return Arbitraries.of(
        "\n  ",
        "\r\n",
        "\t",
        "text",
        "😀é",
        "&amp;&#10;&#x1F600;",
        "<![CDATA[<a b='>]]]>",
        "<!-- </a> <b -->",
        "<?php echo '<a>' ?>",
        "a > b ' \" ]] >");
  }

  private static Arbitrary<String> attributes() {
    return Combinators.combine(
            attribute("a"), attribute("p:b"), attribute("é"), attribute("xml:id"))
        .as((a, b, c, d) -> a + " xmlns:p = 'urn:>' " + b + c + d);
  }

  private static Arbitrary<String> attribute(String name) {
    Arbitrary<String> value =
        Arbitraries.of("", "x", ">", "/>", "'", "\"", "=", "&lt;", "&#13;", "\n", "😀", "\t", "]]>")
            .list()
            .ofMaxSize(4)
            .map(list -> String.join("", list));
    return Combinators.combine(
            value, Arbitraries.of('"', '\''), space(), Arbitraries.of(true, false))
        .as(
            (raw, quote, space, present) -> {
              String bare = raw.replace(String.valueOf(quote), "");
              return present ? " " + name + space + "=" + space + quote + bare + quote : "";
            });
  }

  private static Arbitrary<String> name() {
    return Arbitraries.of("a", "site", "p:vm", "é-1.x", "𐀀");
  }

  private static Arbitrary<String> space() {
    return Arbitraries.of("", " ", "\n", "\r\n  ", "\t");
  }

  /** What a parser makes of an attribute's characters, done in another way. */
  static String unescape(String raw) {
    String spaced = raw.replace("\r\n", " ").replaceAll("[\r\n\t]", " ");
    return REFERENCE.matcher(spaced).replaceAll(match -> named(match.group(), match.group(1)));
  }

  private static String named(String reference, String name) {
    return switch (name) {
      case "lt" -> "<";
      case "amp" -> "&";
      default -> Character.toString(Integer.parseInt(name, reference.startsWith("&#x") ? 16 : 10));
    };
  }
}
