package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads edits from lines such as {@code set vm vm1 : memory = 96MiB}. */
final class EditScript {
  private static final Pattern FIELD = Pattern.compile("(\\S*?)=(\"[^\"]*\"|\\S+)");

  private EditScript() {}

  static List<Edit> read(String script) {
    var edits = new ArrayList<Edit>();
    script
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> edits.add(edit(line)));
    return edits;
  }

  private static Edit edit(String line) {
    String verb = line.substring(0, line.indexOf(' '));
    String[] halves = line.substring(verb.length()).split(" : ?", 2);
    Target target = Target.parse(halves[0]);
    String rest = halves.length > 1 ? halves[1].strip() : "";
    return switch (verb) {
      case "set" -> set(target, rest);
      case "unset" -> new Edit.Set(target, rest, null);
      case "add" -> add(target, rest);
      case "guest" ->
          new Edit.AddGuest(
              halves[0].replace("create", "").strip(),
              fields(rest),
              halves[0].contains("create"),
              place(rest));
      case "host" -> Edit.addHost(halves[0].strip(), fields(rest));
      case "remove" -> new Edit.Remove(target);
      case "rename" -> new Edit.Rename(target, rest);
      case "move" -> new Edit.Move(target, rest.split(" ", 2)[0].replace("-", ""), place(rest));
      case "migrate" -> Edit.migrate(halves[0].strip(), rest);
      default -> throw new IllegalArgumentException(line);
    };
  }

  private static Edit set(Target target, String rest) {
    int sign = rest.indexOf('=');
    String value = rest.substring(sign + 1).strip();
    return new Edit.Set(target, rest.substring(0, sign).strip(), value.translateEscapes());
  }

  private static Edit add(Target target, String rest) {
    String kind = rest.split(" ", 2)[0];
    return new Edit.Add(target, kind, fields(rest.substring(kind.length())), place(rest));
  }

  private static SequencedMap<String, String> fields(String text) {
    var fields = new LinkedHashMap<String, String>();
    Matcher matcher = FIELD.matcher(text);
    while (matcher.find()) {
      String value = matcher.group(2);
      fields.put(
          matcher.group(1),
          value.startsWith("\"") ? value.substring(1, value.length() - 1) : value);
    }
    return fields;
  }

  private static Place place(String text) {
    Matcher matcher = Pattern.compile("\\b(before|after) (\\S+)$").matcher(text);
    if (!matcher.find()) {
      return Place.USUAL;
    }
    String key = matcher.group(2);
    return matcher.group(1).equals("before") ? new Place.Before(key) : new Place.After(key);
  }
}
