package org.xsm.schema.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Definition.Hardware;
import org.xsm.schema.Machine;
import org.xsm.schema.Nearest;
import org.xsm.schema.Root;

/** Looks at the roots that guests and machines boot from: a decision. */
final class Roots implements Check {
  private static final List<String> SCHEMES = List.of("template", "nfs", "file", "http", "https");

  @Override
  public void look(Subject subject, Findings findings) {
    subject.statements().forEach(statement -> layers(statement.own().start().root(), findings));
    for (Machine machine : subject.site().machines().machines()) {
      layers(machine.root(), findings);
      overlay(machine.root(), Names.of(machine), findings);
    }
    for (Statement outcome : subject.outcomes(Roots::adds)) {
      Definition.Start start = outcome.whole().start();
      overlay(start.root(), outcome.saying(d -> d.start().root()).name(), findings);
      kernel(outcome, start, findings);
    }
  }

  private static boolean adds(Definition own) {
    Definition.Start start = own.start();
    return start.root() != null || start.kernel() != null || own.hardware().type() != null;
  }

  private static void layers(@Nullable Root root, Findings findings) {
    if (root == null) {
      return;
    }
    if (root.layers().isEmpty() && !findings.says(root, "layer")) {
      findings.error(
          "root-without-layer",
          root,
          "the root has no layer, so there is nothing to boot; write"
              + " <layer url=\"template://…\"/> in it");
    }
    for (Root.Layer layer : root.layers()) {
      int colon = layer.url().indexOf(':');
      String scheme = colon < 0 ? "" : layer.url().substring(0, colon);
      if (colon > 0 && !SCHEMES.contains(scheme)) {
        findings.error(
            "layer-scheme",
            layer,
            "url",
            Sentence.of(
                "no layer can come from %s:, only from %s%s",
                scheme,
                Names.list(SCHEMES.stream().map(known -> known + ":").toList()),
                Nearest.to(scheme, SCHEMES).map(s -> "; did you mean " + s + ":?").orElse("")));
      }
    }
  }

  private static void overlay(@Nullable Root root, String owner, Findings findings) {
    if (root != null && root.writable() && root.overlay() == null) {
      findings.error(
          "root-without-overlay",
          root,
          Sentence.of(
              "the root of %s is writable, but has no writable layer; write <overlay/> as its"
                  + " first child, or <root writable=\"false\">",
              owner));
    }
    if (root != null && !root.writable() && root.overlay() != null) {
      findings.error(
          "overlay-without-use",
          root,
          "overlay",
          Sentence.of(
              "the root of %s is writable=\"false\", so nothing is ever written to this"
                  + " overlay; take one of the two out",
              owner));
    }
  }

  /** A container runs the kernel of its host; raw XML may bring one. */
  private static void kernel(Statement outcome, Definition.Start start, Findings findings) {
    Root root = start.root();
    boolean hasKernel =
        start.kernel() != null
            || outcome.whole().hardware().type() == Hardware.Type.CONTAINER
            || outcome.whole().domains().stream().anyMatch(raw -> findings.says(raw, "os"));
    if (root != null && !hasKernel) {
      findings.error(
          "root-without-kernel",
          root,
          Sentence.of(
              "%s has a root but no kernel that could mount it; write <kernel> (and <initrd>),"
                  + " as in <kernel>template://debian/12/current/boot/vmlinuz</kernel>",
              outcome.name()));
    }
  }
}
