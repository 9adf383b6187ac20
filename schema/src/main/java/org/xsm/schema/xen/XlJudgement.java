package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.xsm.schema.xen.XlValue.Nothing;
import org.xsm.schema.xen.XlValue.Sequence;
import org.xsm.schema.xen.XlValue.Text;
import org.xsm.schema.xen.XlValue.Whole;

/** Whether the value of a known key is of the kind that the key needs: a decision. */
final class XlJudgement {
  private static final int LONGEST = 4095;
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final XlKey key;
  private final XlProblems problems;

  private XlJudgement(XlKey key, XlProblems problems) {
    this.key = key;
    this.problems = problems;
  }

  /** The value in the key's own kind; nothing where it is empty, or wrong and that was said. */
  static Optional<XlValue> judge(XlKey key, XlStatement statement, XlProblems problems) {
    var judgement = new XlJudgement(key, problems);
    return switch (statement.value()) {
      case Nothing _ -> Optional.empty();
      case Text(var text, _) when text.isBlank() -> Optional.empty();
      case Text text -> judgement.sound(text) ? judgement.text(text) : Optional.empty();
      case Whole whole -> judgement.whole(whole);
      case Sequence sequence -> judgement.sequence(sequence);
    };
  }

  private Optional<XlValue> text(Text text) {
    String word = text.text().strip();
    String lower = word.toLowerCase(Locale.ROOT);
    return switch (key.kind()) {
      case TEXT, TEXTS -> Optional.of(new Text(word, text.position()));
      case SECRET -> Optional.of(new Text("set", text.position()));
      case CHOICE ->
          key.choices().contains(word) ? Optional.of(new Text(word, text.position())) : wrong(text);
      case UUID ->
          UUID.matcher(lower).matches()
              ? Optional.of(new Text(lower, text.position()))
              : wrong(text);
      case FLAG ->
          switch (lower) {
            case "1", "true", "yes", "on" -> Optional.of(new Whole(1, text.position()));
            case "0", "false", "no", "off" -> Optional.of(new Whole(0, text.position()));
            default -> wrong(text);
          };
      case NUMBER -> {
        OptionalLong number = XlNumbers.parse(word);
        yield number.isPresent()
            ? whole(new Whole(number.getAsLong(), text.position()))
            : wrong(text);
      }
      case DEVICES -> wrong(text);
    };
  }

  private Optional<XlValue> whole(Whole whole) {
    return switch (key.kind()) {
      case NUMBER -> key.allows(whole.number()) ? Optional.of(whole) : outOfRange(whole);
      case FLAG -> whole.number() == 0 || whole.number() == 1 ? Optional.of(whole) : wrong(whole);
      case TEXT, TEXTS -> Optional.of(asText(whole));
      case SECRET -> Optional.of(new Text("set", whole.position()));
      case CHOICE, UUID, DEVICES -> wrong(whole);
    };
  }

  private Optional<XlValue> sequence(Sequence sequence) {
    if (key.kind() != XlKind.TEXTS && key.kind() != XlKind.DEVICES) {
      return wrong(sequence);
    }
    List<XlValue> items = new ArrayList<>();
    for (XlValue item : sequence.items()) {
      if (item instanceof Text text) {
        if (sound(text)) {
          items.add(text);
        }
      } else if (item instanceof Whole whole && key.kind() == XlKind.TEXTS) {
        items.add(asText(whole));
      } else if (!(item instanceof Nothing)) {
        wrong(item);
      }
    }
    boolean unset = items.isEmpty() && key.kind() == XlKind.TEXTS;
    return unset ? Optional.empty() : Optional.of(new Sequence(items, sequence.position()));
  }

  private static Text asText(Whole whole) {
    return new Text(Long.toString(whole.number()), whole.position());
  }

  private boolean sound(Text text) {
    if (text.text().length() > LONGEST) {
      problems.error(
          "xl-value",
          text.position(),
          key.word() + " has a string of more than " + LONGEST + " characters; shorten it");
      return false;
    }
    boolean printable =
        text.text()
            .codePoints()
            .noneMatch(
                code ->
                    (code < ' ' && code != '\t' && code != '\n')
                        || (code >= 0x7F && code <= 0x9F)
                        || (code >= 0xD800 && code <= 0xDFFF)
                        || code == 0xFFFE
                        || code == 0xFFFF);
    if (!printable) {
      problems.error(
          "xl-value",
          text.position(),
          key.word() + " has a string with a control character in it; take that out");
    }
    return printable;
  }

  private Optional<XlValue> outOfRange(Whole whole) {
    String message = key.word() + "=" + whole.number() + " is out of range; write " + key.range();
    problems.error("xl-value", whole.position(), message);
    return Optional.empty();
  }

  private Optional<XlValue> wrong(XlValue value) {
    String found =
        switch (value) {
          case Text _ when key.kind() == XlKind.SECRET -> "";
          case Text(var text, _) -> "=" + XlShown.quoted(text);
          case Whole(var number, _) -> "=" + number;
          case Sequence _ -> " = [ ]";
          case Nothing _ -> " = None";
        };
    String message = key.word() + found + " " + key.wanted();
    problems.error("xl-value", value.position(), message);
    return Optional.empty();
  }
}
