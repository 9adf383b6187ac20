package org.xsm.xsmd.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.schema.Admin;
import org.xsm.schema.Site;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteStore;
import org.xsm.xsmd.store.SiteText;

/**
 * The newest site file that this host holds, read once for each text: a resource. A text that this
 * version cannot read names no admins; the token on loopback works all the same.
 */
final class SiteHead {
  private static final Logger log = LoggerFactory.getLogger(SiteHead.class);

  private final SiteStore store;
  private @Nullable Hash read;
  private Optional<Site> site = Optional.empty();

  SiteHead(SiteStore store) {
    this.store = store;
  }

  synchronized Optional<Site> site() {
    SiteText text = store.view().text();
    if (!text.hash().equals(read)) {
      site = read(text);
      read = text.hash();
    }
    return site;
  }

  String name() {
    return site().map(Site::name).orElse("");
  }

  Optional<Admin> admin(String name) {
    return site().flatMap(known -> find(known, name));
  }

  Optional<Admin> adminOf(String fingerprint) {
    return site()
        .flatMap(
            known ->
                known.admins().stream()
                    .filter(admin -> fingerprint.equalsIgnoreCase(admin.certificate()))
                    .findFirst());
  }

  private static Optional<Admin> find(Site site, String name) {
    return site.admins().stream().filter(admin -> admin.name().equals(name)).findFirst();
  }

  private static Optional<Site> read(SiteText text) {
    return switch (SiteReader.read("site.xml", text.bytes())) {
      case SiteReading.Read reading -> Optional.of(reading.site());
      case SiteReading.Refused refused -> {
        log.warn(
            "site file not readable by this version problem={}", refused.problems().getFirst());
        yield Optional.empty();
      }
    };
  }
}
