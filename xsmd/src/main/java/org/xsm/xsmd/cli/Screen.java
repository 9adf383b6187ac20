package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that shows one page after the other in place: a resource. What stood there before
 * comes back when it is closed, or when the program is ended by a signal.
 */
final class Screen implements AutoCloseable {
  private static final String ENTER = "\u001B[?1049h\u001B[?25l";
  private static final String LEAVE = "\u001B[?25h\u001B[?1049l";
  private static final String HOME = "\u001B[H";
  private static final String REST_OF_LINE = "\u001B[K";
  private static final String REST_OF_SCREEN = "\u001B[J";
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,4}) ([0-9]{1,4})\\s*");
  private static final Size USUAL = new Size(80, 24);

  private final Terminal terminal;
  private final Surroundings surroundings;
  private final Thread restoring;
  private boolean open;

  /** How much it shows. */
  record Size(int width, int height) {}

  private Screen(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
    this.restoring = new Thread(this::leave, "screen");
  }

  static Screen open(Terminal terminal, Surroundings surroundings) {
    var screen = new Screen(terminal, surroundings);
    Runtime.getRuntime().addShutdownHook(screen.restoring);
    screen.open = true;
    terminal.print(ENTER);
    return screen;
  }

  /** Shows a page; false when nobody looks any more. */
  synchronized boolean show(List<String> lines) {
    // After a signal this thread goes on for a while, and would write where the prompt is by then.
    return open
        && terminal.print(
            HOME + String.join(REST_OF_LINE + "\r\n", lines) + REST_OF_LINE + REST_OF_SCREEN);
  }

  /** Asked anew each time, for a window changes its size while we look. */
  Size size() {
    int columns = surroundings.columns();
    String lines = surroundings.variable("LINES");
    if (lines.matches("[1-9][0-9]{0,3}")) {
      return new Size(columns, Integer.parseInt(lines));
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.INHERIT).start();
      Matcher said = SIZE.matcher(new String(stty.getInputStream().readNBytes(100), UTF_8));
      boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
      if (!ended) {
        stty.destroyForcibly();
      }
      return ended && said.matches()
          ? new Size(Integer.parseInt(said.group(2)), Integer.parseInt(said.group(1)))
          : USUAL;
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  private synchronized void leave() {
    if (open) {
      open = false;
      terminal.print(LEAVE);
    }
  }

  @Override
  public void close() {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(restoring);
    } catch (IllegalStateException e) {
      // The program ends already, and the hook finds nothing left to do.
    }
  }
}
