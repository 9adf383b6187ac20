package org.xsm.bench.spread;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.Entry;
import org.xsm.xsmd.replica.order.Fold;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.order.SignedEntry;
import org.xsm.xsmd.replica.order.SiteState;
import org.xsm.xsmd.replica.spread.Follower;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.Voter;

/** Orders texts as a lone voter does, without an engine: a decision. */
final class Leader {
  private final Keys keys;
  private final HostFact host;
  private final Voter voter;

  Leader(Keys keys, String name, int port) {
    this.keys = keys;
    this.host = new HostFact(name, "127.0.0.1", port, keys.certificate(name), Instant.EPOCH, false);
    this.voter = new Voter(name + "-1", name, keys.key(name).publicKey());
  }

  /** What every host believes at first. */
  Follower.Anchor anchor() {
    var hosts = new TreeMap<String, HostFact>();
    hosts.put(host.name(), host);
    var facts =
        new Facts(
            keys.site(),
            1,
            1,
            keys.authorities(),
            "",
            List.of(voter),
            hosts,
            new TreeMap<>(),
            new TreeSet<>());
    return new Follower.Anchor(facts, Position.NOTHING);
  }

  /** The first entry of the site. */
  SignedEntry found(SiteText text) {
    var draft = draft(Hash.NONE, text);
    String authority = keys.authorities().getFirst();
    return next(SiteState.EMPTY, new Command.Found(keys.site(), host, voter, authority, "", draft));
  }

  /** An entry that replaces the text of a state. */
  SignedEntry revise(SiteState state, SiteText text) {
    return next(state, new Command.Revise(draft(state.view().head().id(), text)));
  }

  private Command.Draft draft(Hash base, SiteText text) {
    return new Command.Draft(base, text, "root", host.name(), Instant.EPOCH, "");
  }

  private SignedEntry next(SiteState state, Command command) {
    var request = new Request(new RequestId(UUID.randomUUID()), command);
    Entry entry = Fold.next(state, RequestCodec.encode(request));
    Bytes message = Entry.signed(keys.site(), entry.position());
    Bytes signature = Bytes.wrap(keys.key(host.name()).sign(message.array()));
    return new SignedEntry(entry, voter.peer(), signature);
  }
}
