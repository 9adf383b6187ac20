package org.xsm.schema.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Nearest;

/** A kind of value: a value. Judges texts, and brings those that mean the same to one form. */
public final class ValueKind {
  /** One of the words that a value may be. */
  public record Choice(String word, String documentation) {}

  /** What a schema says of a kind of value. */
  record Declaration(
      String name,
      String base,
      String is,
      String write,
      String documentation,
      List<String> patterns,
      List<Choice> choices,
      @Nullable Long least,
      @Nullable Long most,
      int maxLength) {}

  private final Declaration declaration;
  private final @Nullable ValueKind item;
  private List<Pattern> compiled = List.of();

  ValueKind(Declaration declaration, @Nullable ValueKind item) {
    this.declaration = declaration;
    this.item = item;
  }

  public String name() {
    return declaration.name();
  }

  /** What messages call it, with its article. */
  public String is() {
    return declaration.is();
  }

  /** What messages suggest to write. */
  public String write() {
    return choices().isEmpty() ? declaration.write() : alternatives();
  }

  public String documentation() {
    return declaration.documentation();
  }

  /** The words that it may be; empty where it is open. */
  public List<Choice> choices() {
    return declaration.choices();
  }

  /** The kind of one item, where the value is a list with blanks between. */
  public Optional<ValueKind> item() {
    return Optional.ofNullable(item);
  }

  /** What is wrong with a text, as the rest of a sentence that begins with it. */
  public Optional<String> objection(String text) {
    if (item != null) {
      return itemObjection(item, text);
    }
    String value = collapsed(text);
    Optional<String> precise = Meanings.objection(name(), base(), value);
    if (precise.isPresent()) {
      return Optional.of(precise.get() + hint(value));
    }
    return fits(value)
        ? Optional.empty()
        : Optional.of("is not " + is() + "; write " + write() + hint(value));
  }

  /** The one form of all texts that mean the same; a text that is not of this kind, as it is. */
  public String canonical(String text) {
    if (item != null) {
      ValueKind kind = item;
      return words(text).stream().map(kind::canonical).collect(Collectors.joining(" "));
    }
    String value = collapsed(text);
    return objection(text).isPresent() ? value : Meanings.canonical(name(), base(), value);
  }

  private static Optional<String> itemObjection(ValueKind item, String text) {
    for (String word : words(text)) {
      Optional<String> objection = item.objection(word);
      if (objection.isPresent()) {
        return Optional.of("has " + Quoted.of(word) + " in it, which " + objection.get());
      }
    }
    return Optional.empty();
  }

  private boolean fits(String value) {
    if (!choices().isEmpty()) {
      return choices().stream().anyMatch(choice -> choice.word().equals(value));
    }
    if (value.codePointCount(0, value.length()) > declaration.maxLength()) {
      return false;
    }
    if (declaration.least() != null || declaration.most() != null) {
      return inRange(value);
    }
    return declaration.patterns().isEmpty()
        || patterns().stream().anyMatch(pattern -> pattern.matcher(value).matches());
  }

  private boolean inRange(String value) {
    try {
      long number = Integer.parseInt(value);
      return (declaration.least() == null || number >= declaration.least())
          && (declaration.most() == null || number <= declaration.most());
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Compiled when first needed: most of them never are in one run. */
  private List<Pattern> patterns() {
    if (compiled.isEmpty()) {
      compiled = declaration.patterns().stream().map(Pattern::compile).toList();
    }
    return compiled;
  }

  private String hint(String value) {
    Optional<String> meant =
        choices().isEmpty()
            ? Hints.of(name(), base(), value)
            : Nearest.to(value, choices().stream().map(Choice::word).toList());
    return meant
        .filter(this::fits)
        .map(word -> " (did you mean " + Quoted.of(word) + "?)")
        .orElse("");
  }

  private String alternatives() {
    var words = new ArrayList<>(choices().stream().map(Choice::word).toList());
    String last = words.removeLast();
    return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
  }

  private String base() {
    return declaration.base();
  }

  private String collapsed(String text) {
    return base().equals("string") ? text : String.join(" ", words(text));
  }

  /** The words of a text, with white space as XML has it between them. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean blank = i == text.length() || " \t\r\n".indexOf(text.charAt(i)) >= 0;
      if (blank && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      } else if (!blank && start < 0) {
        start = i;
      }
    }
    return words;
  }
}
