package org.xsm.xsmd.replica.peers;

import java.time.Duration;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * The hosts of the site in reach, by name. Who they are was proved by their certificates, and where
 * it matters who sent something, the thing itself is signed. Any thread.
 */
public interface Peers {
  /** The name of this host. */
  String self();

  /** The hosts that are in reach, this one among them. */
  SortedSet<String> alive();

  /**
   * Calls {@code listener} after hosts came or went, with all that are in reach; one call at a
   * time, on a thread that it may block only briefly.
   */
  void onChange(Listener listener);

  /**
   * Asks a host and returns at once. The future fails with a {@link PeerException} when the host is
   * out of reach, does not answer in time, or answers that it cannot. Asking oneself works as well.
   */
  CompletableFuture<Bytes> ask(String host, Kind kind, Bytes body, Duration atMost);

  /** Tells a host something that may be lost. Never blocks for long, never fails. */
  void tell(String host, Kind kind, Bytes body);

  /**
   * Says who answers questions and hears words of a kind; the last to say so. Before that, they are
   * answered with "not ready".
   */
  void handle(Kind kind, Handler handler);

  /** What a message is about. Names are part of the wire format. */
  enum Kind {
    /** How far someone is; may be lost. */
    GOSSIP,
    /** Entries that were ordered just now; may be lost. */
    PUSH,
    /** Which entries follow a position. */
    PULL,
    /** The folded site, in parts. */
    SNAPSHOT,
    /** The text of a revision. */
    TEXT,
    /** A command for the leader. */
    SUBMIT,
    /** An edit for the leader. */
    EDIT,
    /** Whether who leads still does, and how far it is. */
    CONFIRM,
    /** What concerns the voters among themselves. */
    VOTER,
    /** Joins, removals, recovery. */
    HOSTS,
    /** What a host says of itself. */
    REPORT
  }

  /** Hears of hosts that came or went. */
  @FunctionalInterface
  interface Listener {
    void changed(SortedSet<String> alive);
  }

  /**
   * Answers. Runs on a thread of its own (virtual) and may block; the answer to something told is
   * thrown away. What it throws reaches the asker as a {@link PeerException} with its message.
   */
  @FunctionalInterface
  interface Handler {
    Bytes handle(String from, Bytes body);
  }
}
