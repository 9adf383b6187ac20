package org.xsm.xsmd.replica.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.SiteText;
import org.xsm.xsmd.store.TokenFact;
import org.xsm.xsmd.store.Voter;

/** A site in the making, for tests: it orders commands and signs them as its first voter would. */
public final class Chain {
  public static final UUID SITE = UUID.fromString("00000000-0000-4000-8000-00000000517e");
  public static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final Pen pen;
  private final List<SignedEntry> entries = new ArrayList<>();
  private final Map<Long, SiteState> states = new HashMap<>();
  private SiteState state = SiteState.EMPTY;
  private long requests;

  /** How a name signs in a test: with a real key, or quickly. */
  public interface Pen extends Verifier {
    String key(String name);

    Bytes sign(String name, Bytes message);
  }

  /** Signatures that only a hash makes, for tests of thousands of entries. */
  public static final Pen QUICK =
      new Pen() {
        @Override
        public String key(String name) {
          return "key of " + name;
        }

        @Override
        public Bytes sign(String name, Bytes message) {
          return Bytes.wrap(Hash.of(key(name).getBytes(UTF_8), message.array()).bytes());
        }

        @Override
        public boolean verify(String key, Bytes message, Bytes signature) {
          return Bytes.wrap(Hash.of(key.getBytes(UTF_8), message.array()).bytes())
              .equals(signature);
        }
      };

  private Chain(Pen pen) {
    this.pen = pen;
  }

  /** A site of these hosts; the first one founded it and is its only voter. */
  public static Chain of(Pen pen, String... hosts) {
    var chain = new Chain(pen);
    chain.order(chain.founding(hosts[0]));
    for (int i = 1; i < hosts.length; i++) {
      chain.admit(hosts[i]);
    }
    return chain;
  }

  /** Another chain that has come to the same, and goes on by itself. */
  public Chain fork() {
    var fork = new Chain(pen);
    fork.entries.addAll(entries);
    fork.states.putAll(states);
    fork.state = state;
    fork.requests = requests + 1000;
    return fork;
  }

  public SiteState state() {
    return state;
  }

  public Facts facts() {
    return state.facts();
  }

  public List<SignedEntry> entries() {
    return List.copyOf(entries);
  }

  /** The entries after an index. */
  public List<SignedEntry> after(long index) {
    return List.copyOf(entries.subList((int) index, entries.size()));
  }

  /** The site as it was at an index. */
  public SiteState at(long index) {
    return index == 0 ? SiteState.EMPTY : Objects.requireNonNull(states.get(index));
  }

  public Pen pen() {
    return pen;
  }

  public SignedEntry order(Command command) {
    requests++;
    return order(new Request(new RequestId(new UUID(7, requests)), command));
  }

  public SignedEntry order(Request request) {
    Facts before = state.facts();
    Entry entry = Fold.next(state, RequestCodec.encode(request));
    fold(entry);
    Voter voter =
        before.voters().isEmpty() ? state.facts().voters().getFirst() : before.voters().getFirst();
    return keep(signed(entry, voter.peer(), voter.host()));
  }

  /** Orders a command, and says so with the recovery key. */
  public SignedEntry orderByRecoveryKey(Command command) {
    requests++;
    var request = new Request(new RequestId(new UUID(7, requests)), command);
    Entry entry = Fold.next(state, RequestCodec.encode(request));
    fold(entry);
    return keep(signed(entry, "", "recovery"));
  }

  /** An entry as {@code name} signs it, whether or not it may. */
  public SignedEntry signed(Entry entry, String peer, String name) {
    return new SignedEntry(entry, peer, pen.sign(name, Entry.signed(SITE, entry.position())));
  }

  public SignedEntry revise(String text) {
    return order(new Command.Revise(draft(text)));
  }

  public SignedEntry put(String key, String value) {
    long version = state.view().entry(key).map(entry -> entry.version()).orElse(0L);
    return order(new Command.PutEntry(key, version, value));
  }

  public void admit(String host) {
    var token =
        new TokenFact("t-" + host, Hash.of(host.getBytes(UTF_8)), null, "root@h1", NOW, NOW);
    order(new Command.AddToken(token));
    order(new Command.AdmitHost(token.id(), host(host), null));
  }

  public SignedEntry voters(String... hosts) {
    List<String> expected = state.facts().voters().stream().map(Voter::peer).toList();
    return order(
        new Command.SetVoters(expected, List.of(hosts).stream().map(this::voter).toList()));
  }

  public Command.Recover recovery(String survivor, String... dead) {
    return new Command.Recover(
        state.position(),
        List.of(dead),
        new Voter(survivor + "-9", survivor, pen.key(survivor)),
        null,
        "root@" + survivor,
        NOW);
  }

  public Command.Found founding(String host) {
    return new Command.Found(
        SITE, host(host), voter(host), "authority 1", pen.key("recovery"), draft("<site/>"));
  }

  public Voter voter(String host) {
    return new Voter(host + "-1", host, pen.key(host));
  }

  public HostFact host(String name) {
    return new HostFact(name, "192.0.2.1", 7780, "certificate of " + name, NOW, false);
  }

  public Command.Draft draft(String text) {
    return new Command.Draft(
        state.view().head().id(), SiteText.of(text.getBytes(UTF_8)), "root", "h1", NOW, "because");
  }

  /** What came of the command that was ordered last. */
  public Answer answer() {
    Request last = RequestCodec.decode(entries.getLast().entry().request());
    return state.answer(last.id()).orElseThrow();
  }

  public Position position() {
    return state.position();
  }

  private void fold(Entry entry) {
    state = Fold.apply(state, entry).state();
    states.put(state.position().index(), state);
  }

  private SignedEntry keep(SignedEntry signed) {
    entries.add(signed);
    return signed;
  }
}
