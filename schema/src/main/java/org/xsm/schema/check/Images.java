package org.xsm.schema.check;

import java.util.List;
import org.xsm.schema.Hook;
import org.xsm.schema.Image;

/** Looks at images: imported ones and those to be built: a decision. */
final class Images implements Check {
  private static final List<String> BUILDING =
      List.of("suite", "mirror", "components", "packages", "kernel");

  @Override
  public void look(Subject subject, Findings findings) {
    for (Image image : subject.site().images()) {
      if (image.source() != null) {
        imported(image, findings);
      } else if (image.sha256() != null && !findings.says(image, "source")) {
        findings.error(
            "image",
            image,
            "sha256",
            Names.of(image)
                + " is built here, so its checksum is not known before; take sha256= out, or write"
                + " source=");
      }
      hooks(image, findings);
    }
  }

  private static void imported(Image image, Findings findings) {
    if (!findings.says(image, "sha256")) {
      findings.warning(
          "image-unchecked",
          image,
          "source",
          Sentence.of(
              "%s comes from %s unchecked; write sha256= with what \"sha256sum\" prints for it",
              Names.of(image), image.source()));
    }
    for (String attribute : BUILDING) {
      if (findings.says(image, attribute)) {
        findings.error(
            "image",
            image,
            attribute,
            Sentence.of(
                "%s is imported (source=), not built, so %s= has no effect; take one of the two"
                    + " out",
                Names.of(image), attribute));
      }
    }
  }

  private static void hooks(Image image, Findings findings) {
    for (Hook hook : image.hooks()) {
      boolean isPossible =
          hook.point() == Hook.Point.POST_INSTALL || hook.point() == Hook.Point.FIRST_BOOT;
      if (!isPossible && findings.says(hook, "point") && !findings.isUnfit(hook, "point")) {
        findings.error(
            "image-hook",
            hook,
            "point",
            Sentence.of(
                "a hook of an image runs at post-install or first-boot, not at %s; move this"
                    + " one to <machine> or <machines>",
                hook.point().word()));
      }
    }
  }
}
