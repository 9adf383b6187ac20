package org.xsm.xsmd.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.disk.DamagedException;
import org.xsm.xsmd.replica.disk.DurableFile;
import org.xsm.xsmd.replica.disk.Lasting;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.FactsCodec;
import org.xsm.xsmd.replica.spread.Follower.Anchor;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.trust.Authority;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.HostKey;

/**
 * Who this host is, as its disk says: a resource of one directory. Its key never leaves it; whom it
 * believed when it came into the site is its anchor; and a voter has the authority's key.
 */
public final class Identity {
  private static final Logger log = LoggerFactory.getLogger(Identity.class);

  private final Path directory;

  public Identity(Path directory) {
    this.directory = directory;
  }

  /** Whether this host belongs to a site. */
  public boolean exists() {
    return Files.exists(anchorFile());
  }

  /** Begins to be a host; the anchor is written last, and makes it one. */
  public void write(String name, HostKey key, List<X509Certificate> chain, Anchor anchor) {
    try {
      Lasting.makeDirectory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
    key.write(keyFile());
    Certificates.write(certificateFile(), chain);
    var out = new ByteWriter().tag(1).text(name).position(anchor.position());
    FactsCodec.write(out, anchor.facts());
    DurableFile.privateAt(anchorFile()).write(out.bytes());
  }

  public String name() {
    return card().name();
  }

  public Anchor anchor() {
    return card().anchor();
  }

  public HostKey key() {
    return HostKey.read(keyFile());
  }

  public List<X509Certificate> chain() {
    return Certificates.read(certificateFile());
  }

  /** Replaces the certificate by a newer one. */
  public void renew(List<X509Certificate> chain) {
    Certificates.write(certificateFile(), chain);
  }

  /** The authority with its key, where this host has it. */
  public Optional<Authority> authority(X509Certificate certificate, SecureRandom chance) {
    Path file = authorityFile(certificate);
    return Files.exists(file)
        ? Optional.of(Authority.read(file, certificate, chance))
        : Optional.empty();
  }

  public void keepAuthority(Authority authority) {
    authority.writeKey(authorityFile(authority.certificate()));
  }

  /** Gives the keys of authorities up: this host does not vote any more. */
  public void forgetAuthorities() {
    try (DirectoryStream<Path> keys = Files.newDirectoryStream(directory, "authority-*.key")) {
      keys.forEach(Identity::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + directory, e);
    }
  }

  /**
   * As which voter this host takes part, if it does. Who cannot read that any more does not vote
   * under the old name.
   */
  public Optional<Seat> seat() {
    try {
      return DurableFile.privateAt(seatFile()).read().map(Identity::seat);
    } catch (DamagedException e) {
      log.warn(
          "cannot tell as whom this host voted; it comes back as another reason={}",
          e.getMessage());
      return Optional.empty();
    }
  }

  private static Seat seat(Bytes bytes) {
    var in = new ByteReader(bytes);
    in.tag();
    var seat = new Seat(in.text(), in.number());
    in.end();
    return seat;
  }

  public void take(Seat seat) {
    DurableFile.privateAt(seatFile())
        .write(new ByteWriter().tag(1).text(seat.peer()).number(seat.epoch()).bytes());
  }

  public void leaveSeat() {
    delete(seatFile());
  }

  /** The incarnation of a host as a voter, and the epoch whose group it belongs to. */
  public record Seat(String peer, long epoch) {}

  private record Card(String name, Anchor anchor) {}

  private Card card() {
    var in =
        new ByteReader(
            DurableFile.privateAt(anchorFile())
                .read()
                .orElseThrow(() -> new IllegalStateException("this host belongs to no site")));
    in.tag();
    String name = in.text();
    var position = in.position();
    var facts = FactsCodec.read(in);
    in.end();
    return new Card(name, new Anchor(facts, position));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  private Path keyFile() {
    return directory.resolve("host.key");
  }

  private Path certificateFile() {
    return directory.resolve("host.crt");
  }

  private Path authorityFile(X509Certificate certificate) {
    String name = Hash.of(Certificates.encode(certificate).getBytes(UTF_8)).brief();
    return directory.resolve("authority-" + name + ".key");
  }

  private Path anchorFile() {
    return directory.resolve("anchor");
  }

  private Path seatFile() {
    return directory.resolve("voter");
  }
}
