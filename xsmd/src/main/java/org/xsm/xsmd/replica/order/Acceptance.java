package org.xsm.xsmd.replica.order;

import java.util.List;
import java.util.UUID;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.Voter;

/** Whether a host may believe what reached it: decisions over signatures, without any state. */
public final class Acceptance {
  private final Verifier verifier;

  public Acceptance(Verifier verifier) {
    this.verifier = verifier;
  }

  /**
   * Why an entry is not to be folded, or nothing.
   *
   * @param before the facts of the state that it follows, or of a new host what its welcome said
   */
  public String refusal(Facts before, SignedEntry signed) {
    Entry entry = signed.entry();
    if (!Entry.of(entry.epoch(), entry.index(), entry.previous(), entry.request())
        .hash()
        .equals(entry.hash())) {
      return "entry " + entry.position() + " has another hash";
    }
    Bytes message = Entry.signed(before.site(), entry.position());
    if (signed.peer().isEmpty()) {
      // The signature first: nobody else's bytes are worth reading.
      return verifier.verify(before.recoveryKey(), message, signed.signature()) && recovers(entry)
          ? ""
          : "entry " + entry.position() + " is not signed by the recovery key";
    }
    return bySomeVoter(before.voters(), signed.peer(), message, signed.signature())
        ? ""
        : "entry "
            + entry.position()
            + " is not signed by a voter, but by \""
            + signed.peer()
            + "\"";
  }

  /**
   * The voters at the end of a lineage that begins with those known here.
   *
   * @throws DamagedException when a link of it was signed by nobody who might, or does not lead on
   * @throws UnknownCommandException for a link of a newer xsmd
   */
  public List<Voter> follow(Facts known, List<SignedEntry> lineage) {
    List<Voter> voters = known.voters();
    long epoch = known.epoch();
    long index = 0;
    for (SignedEntry signed : lineage) {
      Entry entry = signed.entry();
      String refusal = refusal(withVoters(known, voters), signed);
      if (!refusal.isEmpty()) {
        throw new DamagedException(refusal);
      }
      Command command = RequestCodec.decode(entry.request()).command();
      if (entry.index() <= index || (entry.epoch() != epoch && !begins(epoch, entry, command))) {
        throw new DamagedException("entry " + entry.position() + " does not lead on the voters");
      }
      voters = after(epoch, voters, entry, command);
      epoch = entry.epoch();
      index = entry.index();
    }
    return voters;
  }

  private static List<Voter> after(long epoch, List<Voter> voters, Entry entry, Command command) {
    return switch (command) {
      case Command.SetVoters(var expected, var next)
          when expected.equals(voters.stream().map(Voter::peer).toList()) ->
          next;
      case Command.Recover recover when begins(epoch, entry, command) -> List.of(recover.voter());
      default -> voters;
    };
  }

  /** A recovery that held is the only thing that begins an epoch: a stale one changed nothing. */
  private static boolean begins(long epoch, Entry entry, Command command) {
    return command instanceof Command.Recover recover
        && entry.epoch() == epoch + 1
        && recover.previous().epoch() == epoch
        && recover.previous().index() == entry.index() - 1
        && recover.previous().hash().equals(entry.previous());
  }

  /** Whether one of these voters said that the site at a position is the state with this hash. */
  public boolean vouched(
      UUID site, List<Voter> voters, Position position, Hash state, String peer, Bytes signature) {
    return bySomeVoter(voters, peer, stateMessage(site, position, state), signature);
  }

  /** What a voter signs to vouch for a whole state. */
  public static Bytes stateMessage(UUID site, Position position, Hash state) {
    return new ByteWriter().text("state").uuid(site).position(position).hash(state).bytes();
  }

  private boolean bySomeVoter(List<Voter> voters, String peer, Bytes message, Bytes signature) {
    return voters.stream()
        .filter(voter -> voter.peer().equals(peer))
        .anyMatch(voter -> verifier.verify(voter.key(), message, signature));
  }

  private static boolean recovers(Entry entry) {
    return RequestCodec.decode(entry.request()).command() instanceof Command.Recover;
  }

  private static Facts withVoters(Facts facts, List<Voter> voters) {
    return new Facts(
        facts.site(),
        facts.epoch(),
        facts.protocol(),
        facts.authorities(),
        facts.recoveryKey(),
        voters,
        facts.hosts(),
        facts.tokens(),
        facts.reconciling());
  }
}
