package org.xsm.schema.vocabulary;

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
      int shortest,
      int longest) {}

  private final Declaration declaration;
  private final @Nullable ValueKind item;
  private List<Pattern> compiled = List.of();

  ValueKind(Declaration declaration, @Nullable ValueKind item) {
    this.declaration = declaration;
    this.item = item;
  }

  /** As the schema calls it; empty for what every schema has, such as a truth value. */
  public String name() {
    return declaration.name();
  }

  /** What messages call it, with its article. */
  public String is() {
    return declaration.is();
  }

  /** What messages suggest to write. */
  public String write() {
    return choices().isEmpty()
        ? declaration.write()
        : Sentence.or(choices().stream().map(Choice::word).toList());
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

  /** Whether what is written by mistake may be a secret, and is not to be shown. */
  private boolean delicate() {
    return name().equals("SecretReference") || name().equals("PasswordHash");
  }

  /** A text as messages show it. */
  public String quoted(String text) {
    return delicate() ? "\"…\"" : Quoted.of(text);
  }

  /** What is wrong with a text, as the rest of a sentence that begins with it. */
  public Optional<String> objection(String text) {
    if (item != null) {
      return itemObjection(item, text);
    }
    String value = collapsed(text);
    return reason(value).map(reason -> reason + hint(value));
  }

  /** The one form of all texts that mean the same; a text that is not of this kind, as it is. */
  public String canonical(String text) {
    if (item != null) {
      ValueKind kind = item;
      return Whitespace.words(text).stream().map(kind::canonical).collect(Collectors.joining(" "));
    }
    String value = collapsed(text);
    if (!Meanings.isOneOfManyForms(name(), base()) || reason(value).isPresent()) {
      return value;
    }
    return Meanings.canonical(name(), base(), value);
  }

  private static Optional<String> itemObjection(ValueKind item, String text) {
    for (String word : Whitespace.words(text)) {
      Optional<String> objection = item.objection(word);
      if (objection.isPresent()) {
        return Optional.of("has " + Quoted.of(word) + " in it, which " + objection.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> reason(String value) {
    int length = value.codePointCount(0, value.length());
    if (length > declaration.longest()) {
      return Optional.of("has " + length + " characters; write at most " + declaration.longest());
    }
    Optional<String> meant = Meanings.objection(name(), value);
    if (meant.isEmpty() && Meanings.judgesForm(name())) {
      return meant;
    }
    boolean fits = length >= declaration.shortest() && hasForm(value);
    if (fits || (meant.isPresent() && !meant.get().startsWith("is not "))) {
      return meant;
    }
    return Optional.of("is not " + is() + "; write " + write());
  }

  private boolean hasForm(String value) {
    if (!choices().isEmpty()) {
      return choices().stream().anyMatch(choice -> choice.word().equals(value));
    }
    return switch (base()) {
      case "int" -> inRange(value);
      case "boolean" -> Meanings.truth(value) != null;
      default ->
          declaration.patterns().isEmpty()
              || patterns().stream().anyMatch(pattern -> pattern.matcher(value).matches());
    };
  }

  private boolean inRange(String value) {
    if (!value.chars().allMatch(c -> c < 0x80)) {
      return false;
    }
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
    if (delicate()) {
      return "";
    }
    Optional<String> meant =
        choices().isEmpty()
            ? Hints.of(name(), base(), value)
            : Nearest.to(value, choices().stream().map(Choice::word).toList());
    return meant
        .filter(word -> !word.equals(value) && reason(word).isEmpty())
        .map(word -> " (did you mean " + Quoted.of(word) + "?)")
        .orElse("");
  }

  private String base() {
    return declaration.base();
  }

  private String collapsed(String text) {
    return base().equals("string") ? text : Whitespace.collapse(text);
  }

  @Override
  public String toString() {
    return name().isEmpty() ? base() : name();
  }
}
