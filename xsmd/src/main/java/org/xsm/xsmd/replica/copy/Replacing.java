package org.xsm.xsmd.replica.copy;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.copy.Basis.Origin;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.SiteView;

/**
 * Puts a revision's text in the file's place: a decision, in steps that a crash may come between.
 * What stood there is never lost: it gets a hidden name, in the same step or before it.
 */
final class Replacing {
  private static final Logger log = LoggerFactory.getLogger(Replacing.class);

  private static final Duration FOR_EACH_WATCHED = Duration.ofMillis(20);
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final Desk desk;

  Replacing(Desk desk) {
    this.desk = desk;
  }

  /**
   * How long the file stays as it is. Each text that is replaced is watched for a while, so the
   * more are watched, the longer revisions in a row wait to be written as one.
   */
  Duration rest() {
    Duration since =
        desk.recorded()
            .newest()
            .map(newest -> Duration.between(newest.since(), desk.now()))
            .orElse(LONGEST_REST);
    Duration rest = FOR_EACH_WATCHED.multipliedBy(desk.recorded().displaced().size());
    Duration bounded = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    // A clock that was set back keeps nothing waiting.
    return since.isNegative() ? Duration.ZERO : bounded.minus(since);
  }

  /**
   * Writes the head.
   *
   * @param target the file itself, behind any links
   * @param expected the text that stands there; whatever else is found there will be a save. {@link
   *     Hash#NONE} for none
   */
  void replace(SiteView view, Path target, Hash expected) throws IOException {
    var next =
        new Basis(
            view.head().number(),
            view.position().epoch(),
            view.text().hash(),
            Origin.WRITTEN,
            desk.now());
    Recorded counted = desk.recorded().counted();
    long number = counted.counter();
    var plan =
        new Replacement(
            target.toString(),
            Beside.fresh(target, number).toString(),
            Beside.aside(target, number).toString(),
            expected,
            next,
            0);
    desk.memory().keep(view.text());
    desk.memory().put(counted.replacing(plan));
    desk.steps().reached("planned");
    carryOut(write(plan, view.text()));
  }

  private Replacement write(Replacement plan, SiteText text) throws IOException {
    Disk.create(plan.freshFile(), text.bytes(), plan.targetFile());
    desk.steps().reached("fresh file written");
    Replacement whole = plan.whole(Stamp.of(plan.freshFile()).inode());
    desk.memory().put(desk.recorded().replacing(whole));
    desk.steps().reached("ready to exchange");
    return whole;
  }

  private void carryOut(Replacement plan) throws IOException {
    boolean shown =
        switch (desk.swap().exchange(plan.freshFile(), plan.targetFile())) {
          case DONE -> {
            desk.steps().reached("exchanged");
            Files.move(plan.freshFile(), plan.asideFile(), ATOMIC_MOVE);
            yield true;
          }
          case MISSING -> publish(plan);
          case UNABLE -> {
            moveAside(plan);
            desk.steps().reached("moved aside");
            yield publish(plan);
          }
        };
    desk.steps().reached("in place");
    Disk.syncDirectory(plan.targetFile());
    finish(plan, shown);
  }

  /** The weaker way, for file systems that cannot exchange: for an instant there is no file. */
  private static void moveAside(Replacement plan) throws IOException {
    try {
      Files.move(plan.targetFile(), plan.asideFile(), ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // An editor that renames has just moved it away; what it writes then will be found.
    }
  }

  /** Shows the new text, unless an editor has put a file there meanwhile: that is a save. */
  private static boolean publish(Replacement plan) throws IOException {
    try {
      Files.createLink(plan.targetFile(), plan.freshFile());
      Files.delete(plan.freshFile());
      return true;
    } catch (FileAlreadyExistsException e) {
      Files.delete(plan.freshFile());
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return publishCopy(plan);
    }
  }

  /** For file systems without links. */
  private static boolean publishCopy(Replacement plan) throws IOException {
    try {
      Disk.create(plan.targetFile(), Files.readAllBytes(plan.freshFile()), plan.freshFile());
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(plan.freshFile());
    }
  }

  private void finish(Replacement plan, boolean shown) throws IOException {
    Recorded done = desk.recorded().replacing(null);
    if (Files.exists(plan.asideFile())) {
      done = done.with(displaced(plan, done));
    }
    if (shown) {
      done = done.with(plan.next()).refused(null);
      log.info("site file written file={} revision={}", plan.target(), plan.next().revision());
    }
    desk.memory().put(done);
    desk.steps().reached("replacement recorded");
  }

  private Displaced displaced(Replacement plan, Recorded before) {
    @Nullable Basis newest = before.newest().orElse(null);
    Instant until = desk.now().plus(desk.settings().linger());
    return new Displaced(plan.aside(), plan.expected(), newest, until);
  }

  /** Finds out how far a replacement came before a crash, and ends it. */
  void recover() throws IOException {
    Replacement plan = desk.recorded().replacement();
    if (plan == null) {
      return;
    }
    if (plan.inode() == 0) {
      // It was not whole, so it has not taken any place.
      Files.deleteIfExists(plan.freshFile());
      desk.memory().put(desk.recorded().replacing(null));
      return;
    }
    boolean fresh = is(plan.freshFile(), plan.inode());
    boolean shown = is(plan.targetFile(), plan.inode());
    if (fresh) {
      Files.delete(plan.freshFile());
    } else if (Files.exists(plan.freshFile())) {
      Files.move(plan.freshFile(), plan.asideFile(), ATOMIC_MOVE);
      shown = true;
    } else {
      shown = shown || Files.exists(plan.asideFile());
    }
    Disk.syncDirectory(plan.targetFile());
    finish(plan, shown);
  }

  private static boolean is(Path path, long inode) throws IOException {
    try {
      return Stamp.of(path).inode() == inode;
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
