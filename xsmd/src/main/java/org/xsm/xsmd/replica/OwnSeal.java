package org.xsm.xsmd.replica;

import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.disk.DurableFile;
import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.Signer;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.trust.RecoveryKey;

/**
 * Signs what this host ordered: a resource. The entry that begins an epoch is signed as a voter of
 * the epoch before, or with the recovery key; that signature is kept, for the key is not.
 */
final class OwnSeal implements OrderedSite.Seal {
  private final UUID site;
  private final Signer signer;
  private final Supplier<String> peer;
  private final Path file;
  private @Nullable Kept kept;

  private record Kept(Hash entry, String peer, Bytes signature) {}

  OwnSeal(UUID site, Signer signer, Supplier<String> peer, Path file) {
    this.site = site;
    this.signer = signer;
    this.peer = peer;
    this.file = file;
    this.kept = DurableFile.privateAt(file).read().map(OwnSeal::read).orElse(null);
  }

  @Override
  public synchronized SignedEntry sign(SiteState before, Entry entry) {
    Kept recovery = kept;
    if (recovery != null && recovery.entry().equals(entry.hash())) {
      return new SignedEntry(entry, recovery.peer(), recovery.signature());
    }
    Bytes message = Entry.signed(site, entry.position());
    return new SignedEntry(entry, peer.get(), signer.sign(message));
  }

  /** Gets ready for the entry that begins an epoch. */
  synchronized void recovers(SiteState before, Entry entry, @Nullable RecoveryKey key) {
    Bytes message = Entry.signed(site, entry.position());
    String voted =
        key != null ? "" : before.facts().voterOn(host()).map(voter -> voter.peer()).orElse("");
    Bytes signature = key != null ? Bytes.wrap(key.sign(message.array())) : signer.sign(message);
    var ready = new Kept(entry.hash(), voted, signature);
    DurableFile.privateAt(file)
        .write(new ByteWriter().tag(1).hash(ready.entry()).text(voted).raw(signature).bytes());
    kept = ready;
  }

  private String host() {
    return Peer.host(peer.get());
  }

  private static Kept read(Bytes bytes) {
    var in = new ByteReader(bytes);
    in.tag();
    var kept = new Kept(in.hash(), in.text(), in.bytes());
    in.end();
    return kept;
  }
}
