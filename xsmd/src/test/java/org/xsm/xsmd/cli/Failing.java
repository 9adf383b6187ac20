package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Runs a command whose standard input is a mistake of ours: a decision. */
final class Failing {
  private Failing() {}

  static Shell.Run run(Shell shell, boolean debug) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var input =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public byte[] readNBytes(int length) {
            throw new IllegalStateException("this cannot be");
          }
        };
    int exit =
        XsmCommand.run(
            new Surroundings(
                input,
                out,
                err,
                false,
                false,
                false,
                shell.directory(),
                null,
                Shell.CLOCK,
                debug ? Map.of("XSM_DEBUG", "1") : Map.of()),
            Programs.none(),
            "validate",
            "-");
    return new Shell.Run(exit, out.toString(UTF_8), err.toString(UTF_8));
  }
}
