package org.xsm.xsmd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlLimits;

/**
 * The text that somebody edits, in a directory of its own: a resource. It goes only when it was
 * said that it may; if the program is ended before, the name of the file is printed and it stays.
 */
final class DraftFile implements AutoCloseable {
  private static final int ENOUGH = XmlLimits.DEFAULT.bytes() + 1;
  private static final String MINE = "site.xml.mine";

  private final Path directory;
  private final Session session;
  private final Thread interrupted;
  private final AtomicBoolean settled = new AtomicBoolean();
  private volatile @Nullable Process editor;
  private volatile long base;

  private DraftFile(Path directory, Session session, long base) {
    this.directory = directory;
    this.session = session;
    this.base = base;
    this.interrupted = new Thread(this::interrupted, "draft");
  }

  static DraftFile of(Session session, RevisionText head) {
    Path place = session.place(temporary(session));
    try {
      // Such a directory is its owner's alone.
      var draft =
          new DraftFile(Files.createTempDirectory(place, "xsm-edit-"), session, head.number());
      Files.write(draft.file(), head.bytes());
      Runtime.getRuntime().addShutdownHook(draft.interrupted);
      return draft;
    } catch (IOException e) {
      throw new Failure(
          Exit.USAGE, "cannot make a file to edit in " + place + ": " + e.getMessage(), e);
    }
  }

  /** Where this user's files for a while are. */
  static Path temporary(Session session) {
    String named = session.surroundings().variable("TMPDIR");
    return Path.of(named.isEmpty() ? "/tmp" : named);
  }

  /** Named so that editors know what it is. */
  Path file() {
    return directory.resolve(RevisionText.NAME);
  }

  /** The text as it stands there now. */
  Document read() {
    try (InputStream in = Files.newInputStream(file())) {
      return new Document(RevisionText.NAME, in.readNBytes(ENOUGH));
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "cannot read " + file() + " after it was edited", e);
    }
  }

  /** Goes on from another text; the one that was there stays beside it. */
  void replace(byte[] text, long newBase) {
    try {
      Files.write(directory.resolve(MINE), Files.readAllBytes(file()));
      AtomicFile.write(file(), file(), text);
      base = newBase;
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "cannot write beside " + file() + ": " + e.getMessage(), e);
    }
  }

  /** While it runs, the program does not end before it. */
  void isEditedBy(@Nullable Process process) {
    editor = process;
  }

  /** Nobody needs the text any more. */
  void discard() {
    settled.set(true);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      // Editors leave copies of their own.
      for (Path each : files) {
        Files.deleteIfExists(each);
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      session.terminal().say("could not remove " + directory + ": " + e.getMessage() + "\n");
    }
  }

  /** The text stays where it is, and somebody was told. */
  String keep() {
    settled.set(true);
    return "your text is kept in " + file() + "; go on with: " + goOn();
  }

  private String goOn() {
    return session.home().command("apply " + file() + " --base " + base);
  }

  /** A signal came. It came to the editor as well, which may go on; its text is waited for. */
  private void interrupted() {
    Process process = editor;
    if (process != null) {
      process.onExit().join();
    }
    if (!settled.get()) {
      session.terminal().say("\nxsm: interrupted; " + keep() + "\n");
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException e) {
      // The program ends already; then the hook says where the text is.
      return;
    }
    if (!settled.get()) {
      session.terminal().say("xsm: " + keep() + "\n");
    }
  }
}
