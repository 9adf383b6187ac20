package org.xsm.xsmd.replica;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Site;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;

/** The head as values, read once for each text: a resource of memory. Any thread. */
public final class HeadSite implements Supplier<Optional<Site>> {
  private final Supplier<SiteText> text;
  private final Function<SiteText, Optional<Site>> reading;
  private volatile @Nullable Read last;

  private record Read(Hash text, Optional<Site> site) {}

  HeadSite(Supplier<SiteText> text, Function<SiteText, Optional<Site>> reading) {
    this.text = text;
    this.reading = reading;
  }

  /** The site; nothing where a newer xsmd wrote what this one cannot read. */
  @Override
  public Optional<Site> get() {
    SiteText now = text.get();
    Read read = last;
    if (read == null || !read.text().equals(now.hash())) {
      read = new Read(now.hash(), reading.apply(now));
      last = read;
    }
    return read.site();
  }

  /** What a site calls itself; empty where the text is none. */
  public static String name(SiteText text) {
    return SiteReader.read("site.xml", text.bytes()) instanceof SiteReading.Read read
        ? read.site().name()
        : "";
  }
}
