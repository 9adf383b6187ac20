package org.xsm.xsmd.replica.voter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.jspecify.annotations.Nullable;

/**
 * A file of the engine's log: a value.
 *
 * @param last the last entry by its name; -1 in the file that is still written
 */
record LogFile(Path path, long first, long last) {
  private static final Pattern CLOSED = Pattern.compile("log_(\\d{1,18})-(\\d{1,18})");
  private static final Pattern OPEN = Pattern.compile("log_inprogress_(\\d{1,18})");

  /** What a check found. */
  sealed interface State {
    /** All is well. The last entry is the one before the first when there are none. */
    record Whole(long last) implements State {}

    /**
     * The last entry was being written when the power failed, and so was never acknowledged.
     *
     * @param offset where it begins
     */
    record Torn(long last, long offset) implements State {}

    /** Entries are lost. */
    record Damaged(String how) implements State {}
  }

  /** The log file at a path; null when it is something else. */
  static @Nullable LogFile of(Path path) {
    String name = path.getFileName().toString();
    Matcher closed = CLOSED.matcher(name);
    if (closed.matches()) {
      return new LogFile(path, Long.parseLong(closed.group(1)), Long.parseLong(closed.group(2)));
    }
    Matcher open = OPEN.matcher(name);
    return open.matches() ? new LogFile(path, Long.parseLong(open.group(1)), -1) : null;
  }

  /** Reads it all. */
  State check() throws IOException {
    return check(entry -> {});
  }

  /** The same, and shows the entries that are whole. */
  State check(Consumer<LogEntryProto> reader) throws IOException {
    boolean open = last < 0;
    State state = new LogScan(Files.readAllBytes(path), first, open, reader).run();
    if (open) {
      return state;
    }
    return switch (state) {
      case State.Whole(long found) when found != last ->
          new State.Damaged("it ends with entry " + found + " instead of " + last);
      case State.Torn torn ->
          new State.Damaged("its entry at offset " + torn.offset() + " is not whole");
      default -> state;
    };
  }
}
