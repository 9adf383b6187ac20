package org.xsm.xsmd.replica.copy;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An admin at an editor: loads the file, edits guests, and saves in one of the ways that editors
 * have, a step at a time.
 */
final class Editor {
  /** How an editor writes a file. */
  enum Style {
    IN_PLACE,
    TRUNCATE,
    RENAME,
    BACKUP,
    KEEP_OPEN
  }

  private final Path file;
  private final Random random;
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Map<String, Edit> unsaved = new LinkedHashMap<>();
  private final Map<String, Edit> saved = new LinkedHashMap<>();
  private final List<Edit> made = new ArrayList<>();
  private Map<String, Edit> saving = Map.of();
  private String buffer = "";
  private @Nullable FileChannel open;
  private int last = 1000;

  Editor(Path file, Random random) {
    this.file = file;
    this.random = random;
  }

  /**
   * One change that the admin made.
   *
   * @param what the field, as in {@code a memory}, or the comment
   * @param value what it is now
   * @param knew what it was before
   */
  record Edit(String what, String value, String knew) {}

  /** One step of a save. */
  private interface Step {
    void run() throws IOException;
  }

  boolean isSaving() {
    return !steps.isEmpty();
  }

  /** All edits, saved or not. */
  List<Edit> made() {
    return made;
  }

  /** The last edit of each field and each comment that was saved. */
  Map<String, Edit> saved() {
    return saved;
  }

  /** Loads what the file holds, if it holds anything. */
  void load() {
    try {
      String found = Files.readString(file);
      if (found.contains("</site>")) {
        buffer = found;
        unsaved.clear();
        close();
      }
    } catch (NoSuchFileException e) {
      // The file is just being replaced; the buffer stays.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void edit(String guest, String field) {
    if (buffer.isEmpty()) {
      load();
    }
    String value = ++last + (field.equals("memory") ? "MiB" : "");
    String knew = Sites.field(buffer, guest, field);
    if (!knew.isEmpty()) {
      buffer = Sites.with(buffer, guest, field, value);
      note(new Edit(guest + " " + field, value, knew));
    }
  }

  void comment() {
    if (!buffer.isEmpty()) {
      String words = "admin " + ++last;
      buffer = Sites.comment(buffer, words);
      note(new Edit(words, words, ""));
    }
  }

  /** A mistake that is mended, or one that is made. */
  void typo() {
    if (!buffer.isEmpty()) {
      buffer =
          buffer.contains("hots=")
              ? buffer.replace("hots=", "host=")
              : buffer.replaceFirst(
                  "name=\"a\" config=\"web\" host=", "name=\"a\" config=\"web\" hots=");
      made.add(new Edit("typo", "", ""));
    }
  }

  private void note(Edit edit) {
    unsaved.put(edit.what(), edit);
    made.add(edit);
  }

  /** Begins to save. */
  void save(Style style) {
    if (buffer.isEmpty() || unsaved.isEmpty()) {
      return;
    }
    saving = Map.copyOf(unsaved);
    byte[] bytes = buffer.getBytes(StandardCharsets.UTF_8);
    switch (style) {
      case IN_PLACE -> {
        // In one piece: half a new text before half an old one may be a site, to anybody's eyes.
        steps.add(() -> open = FileChannel.open(file, WRITE, CREATE));
        steps.add(() -> channel().write(ByteBuffer.wrap(bytes)));
        steps.add(() -> channel().truncate(bytes.length));
      }
      case TRUNCATE -> {
        steps.add(() -> open = FileChannel.open(file, WRITE, CREATE, TRUNCATE_EXISTING));
        chunks(bytes);
      }
      case RENAME -> {
        Path fresh = file.resolveSibling("4913");
        steps.add(() -> open = FileChannel.open(fresh, WRITE, CREATE, TRUNCATE_EXISTING));
        chunks(bytes);
        steps.add(() -> Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE));
      }
      case BACKUP -> {
        steps.add(this::backUp);
        steps.add(() -> open = FileChannel.open(file, WRITE, CREATE, TRUNCATE_EXISTING));
        chunks(bytes);
      }
      case KEEP_OPEN -> {
        steps.add(() -> open = FileChannel.open(file, WRITE, CREATE));
        steps.add(() -> {});
        steps.add(() -> channel().truncate(0));
        chunks(bytes);
      }
    }
    steps.add(this::close);
  }

  private void backUp() throws IOException {
    try {
      Files.move(file, file.resolveSibling("site.xml~"), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // Nothing to back up.
    }
  }

  private void chunks(byte[] bytes) {
    int count = 1 + random.nextInt(4);
    for (int at = 0; at < count; at++) {
      int from = bytes.length * at / count;
      int to = bytes.length * (at + 1) / count;
      steps.add(() -> channel().write(ByteBuffer.wrap(bytes, from, to - from)));
    }
  }

  /** One step of the save. */
  void step() {
    Step step = steps.poll();
    if (step == null) {
      return;
    }
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (steps.isEmpty()) {
      saved.putAll(saving);
      saving.forEach(unsaved::remove);
    }
  }

  void finish() {
    while (isSaving()) {
      step();
    }
  }

  private FileChannel channel() {
    return java.util.Objects.requireNonNull(open);
  }

  void close() {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      open = null;
    }
  }
}
