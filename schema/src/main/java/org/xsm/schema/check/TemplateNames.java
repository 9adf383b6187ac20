package org.xsm.schema.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Disk;
import org.xsm.schema.Machine;
import org.xsm.schema.Nearest;
import org.xsm.schema.Root;
import org.xsm.schema.Template;

/**
 * Looks for template:// URLs that lead to no template of the site: a decision. A pinned one needs
 * no tag, only an id; any other begins with a tag, where the site lists some.
 */
final class TemplateNames implements Check {
  private static final String SCHEME = "template://";
  private static final Pattern PINNED =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./\\-]*@sha256:[0-9a-f]{64}(/.*)?");

  @Override
  public void look(Subject subject, Findings findings) {
    var urls = new Urls(new HashSet<>(), findings);
    for (Template template : subject.site().templates().templates()) {
      urls.tags().add(template.name());
    }
    subject.statements().forEach(statement -> urls.guest(statement.own(), statement::name));
    for (Machine machine : subject.site().machines().machines()) {
      urls.root(machine.root(), () -> Names.of(machine));
    }
  }

  private record Urls(Set<String> tags, Findings findings) {
    void guest(Definition own, Supplier<String> user) {
      url(own.start().kernel(), user, own, "kernel");
      url(own.start().initrd(), user, own, "initrd");
      root(own.start().root(), user);
      for (Disk disk : own.disks()) {
        url(disk.from(), user, disk, "from");
      }
    }

    void root(@Nullable Root root, Supplier<String> user) {
      if (root != null) {
        root.layers().forEach(layer -> url(layer.url(), user, layer, "url"));
      }
    }

    private void url(@Nullable String url, Supplier<String> user, Object place, String name) {
      if (url == null || !url.strip().startsWith(SCHEME)) {
        return;
      }
      String path = url.strip().substring(SCHEME.length());
      if (path.contains("@")) {
        pinned(path, url.strip(), place, name);
      } else if (!tags.isEmpty() && !isTagged(path)) {
        findings.error(
            "unknown-template",
            place,
            name,
            Sentence.of(
                "%s uses %s, but no <template> has a name that this begins with; %s",
                user.get(), url.strip(), advice(path)));
      }
    }

    private void pinned(String path, String url, Object place, String name) {
      if (!PINNED.matcher(path).matches()) {
        findings.error(
            "template-id",
            place,
            name,
            url
                + " is not pinned to an id; write template://NAME@sha256: and the 64 hexadecimal"
                + " digits in lower case that \"xsm template list\" shows");
      }
    }

    private boolean isTagged(String path) {
      for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (tags.contains(path.substring(0, end))) {
          return true;
        }
      }
      return false;
    }

    /** What begins as many words long as a tag is compared with it. */
    private String advice(String path) {
      String[] words = path.split("/", -1);
      for (int length = words.length; length > 0; length--) {
        int words1 = length;
        List<String> alike =
            tags.stream().filter(tag -> tag.split("/", -1).length == words1).sorted().toList();
        String start = String.join("/", List.of(words).subList(0, length));
        var nearest = Nearest.to(start, alike);
        if (nearest.isPresent()) {
          return "did you mean " + SCHEME + nearest.get() + path.substring(start.length()) + "?";
        }
      }
      return "the site lists " + Names.list(tags.stream().sorted().toList());
    }
  }
}
