package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;
import org.xsm.xsmd.store.SiteText;

/**
 * Looks at one file again and again, and tells when it has settled: a resource of one thread. Time
 * is the caller's: the clock of a file system may be another host's.
 */
final class Eye {
  /** A file system may keep time in whole seconds, so a stamp is trusted only after some. */
  private static final Duration COARSE = Duration.ofSeconds(3);

  private final Duration settle;
  private final Duration unclosed;
  private @Nullable Stamp stamp;
  private @Nullable SiteText text;
  private boolean closed;
  private boolean read;
  private boolean missing;
  private Instant since = Instant.MIN;
  private Instant until = Instant.MIN;

  Eye(Duration settle, Duration unclosed) {
    this.settle = settle;
    this.unclosed = unclosed;
  }

  Sight look(Path path, Instant now) {
    try {
      Stamp found = Stamp.of(path);
      return switch (found.kind()) {
        case FILE -> file(path, found, now);
        case DIRECTORY -> strange("it is a directory; put a site file in its place");
        case LINK -> strange("its link leads to another link meanwhile");
        case OTHER -> strange("it is not a regular file; put a site file in its place");
      };
    } catch (NoSuchFileException e) {
      return missing(now);
    } catch (IOException e) {
      return strange(Words.why(e));
    }
  }

  /** When it should be looked at again because it may have settled then. */
  Instant due() {
    return until;
  }

  private Sight missing(Instant now) {
    if (!missing) {
      forget();
      missing = true;
      since = now;
    }
    return new Sight.Missing(settledAfter(unclosed, now));
  }

  private Sight file(Path path, Stamp found, Instant now) throws IOException {
    if (found.size() > SiteText.MOST) {
      seen(found, null, now);
      return new Sight.TooLarge(found, settledAfter(settle, now));
    }
    SiteText known = text;
    boolean trusted = !now.isBefore(plus(since, COARSE)) && found.equals(stamp);
    if (known != null && trusted) {
      read = true;
      return there(found, known, now);
    }
    byte[] bytes = bytes(path);
    Stamp after = Stamp.of(path);
    SiteText whole = SiteText.of(bytes);
    boolean steady = after.equals(found) && bytes.length == found.size();
    if (!steady) {
      forget();
    }
    seen(after, whole, now);
    return steady ? there(found, whole, now) : new Sight.There(after, whole, false);
  }

  private Sight there(Stamp found, SiteText whole, Instant now) {
    if (!read) {
      closed = XmlReader.read("", whole.bytes(), XmlLimits.DEFAULT) instanceof XmlReading.Read;
      read = true;
    }
    return new Sight.There(found, whole, settledAfter(closed ? settle : unclosed, now));
  }

  private static byte[] bytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(SiteText.MOST + 1);
    }
  }

  private void seen(Stamp found, @Nullable SiteText whole, Instant now) {
    boolean same = found.equals(stamp) && Objects.equals(text, whole);
    if (!same) {
      forget();
      stamp = found;
      text = whole;
      since = now;
    }
  }

  private boolean settledAfter(Duration wait, Instant now) {
    until = plus(since, wait);
    return !now.isBefore(until);
  }

  private static Instant plus(Instant from, Duration wait) {
    return from.equals(Instant.MIN) ? from : from.plus(wait);
  }

  private Sight strange(String why) {
    forget();
    return new Sight.Unreadable(why);
  }

  private void forget() {
    stamp = null;
    text = null;
    closed = false;
    read = false;
    missing = false;
    since = Instant.MIN;
    until = Instant.MIN;
  }
}
