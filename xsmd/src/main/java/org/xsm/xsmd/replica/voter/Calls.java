package org.xsm.xsmd.replica.voter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * What this process asks of the library: a decision. Calls block, no longer than they may but for
 * the moment in which the library takes them; they throw {@link EngineException} only.
 */
final class Calls {
  private final RaftServer server;
  private final RaftGroupId group;
  private final RaftPeerId self;
  private final Machine machine;
  private final ClientId client = ClientId.randomId();
  private final AtomicLong numbers = new AtomicLong();

  /** One long request at a time: each is held in memory several times over. */
  private final Semaphore uploading = new Semaphore(1);

  Calls(RaftServer server, RaftGroupId group, RaftPeerId self, Machine machine) {
    this.server = server;
    this.group = group;
    this.self = self;
    this.machine = machine;
  }

  /** Orders a request; its answer. */
  Bytes order(Bytes request, Deadline deadline) {
    if (request.size() <= Envelope.ROOM) {
      return answer(send(new Envelope.Whole(request), deadline));
    }
    if (request.size() > Uploads.LONGEST) {
      throw failed(
          new Failure.Refused("it has " + request.size() + " bytes; " + Uploads.LONGEST + " fit"));
    }
    try {
      if (!uploading.tryAcquire(deadline.left(), TimeUnit.MILLISECONDS)) {
        throw failed(new Failure.Full("another long request is under way"));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      return upload(request, deadline);
    } finally {
      uploading.release();
    }
  }

  private Bytes upload(Bytes request, Deadline deadline) {
    UUID id = UUID.nameUUIDFromBytes(client.toByteString().toByteArray());
    long number = numbers.incrementAndGet();
    for (int from = 0; ; from += Envelope.ROOM) {
      int to = Math.min(request.size(), from + Envelope.ROOM);
      Bytes bytes = Bytes.wrap(Arrays.copyOfRange(request.array(), from, to));
      boolean last = to == request.size();
      Reply reply =
          send(new Envelope.Part(id, number, from, request.size(), bytes), deadline, last);
      if (last || !(reply instanceof Reply.Kept)) {
        return answer(reply);
      }
    }
  }

  private static Bytes answer(Reply reply) {
    if (reply instanceof Reply.Answered(Bytes answer)) {
      return answer;
    }
    throw dropped();
  }

  private static EngineException dropped() {
    return failed(new Failure.NotReady("too many long requests came between its parts"));
  }

  private Reply send(Envelope envelope, Deadline deadline) {
    return send(envelope, deadline, true);
  }

  /**
   * Sends an entry.
   *
   * @param counts whether the request may be applied once the entry is in the log
   */
  private Reply send(Envelope envelope, Deadline deadline, boolean counts) {
    long call = numbers.incrementAndGet();
    try {
      RaftClientRequest request =
          request(call, RaftClientRequest.writeRequestType(), Message.valueOf(envelope.encoded()));
      RaftClientReply reply =
          await(
              () -> server.submitClientRequestAsync(request),
              deadline,
              () -> counts && machine.isLogged(call));
      return Reply.decode(reply.getMessage().getContent());
    } finally {
      machine.forget(call);
    }
  }

  /** The place up to which this voter has applied, when all that was acknowledged is before it. */
  long confirm(Deadline deadline) {
    RaftClientRequest request =
        request(
            numbers.incrementAndGet(),
            RaftClientRequest.readRequestType(),
            Message.valueOf(ByteString.EMPTY));
    RaftClientReply reply =
        await(() -> server.submitClientRequestAsync(request), deadline, () -> false);
    return ByteBuffer.wrap(reply.getMessage().getContent().toByteArray()).getLong();
  }

  void changeMembers(Collection<Member> expected, Collection<Member> wanted, Deadline deadline) {
    var change =
        SetConfigurationRequest.Arguments.newBuilder()
            .setMode(SetConfigurationRequest.Mode.COMPARE_AND_SET)
            .setServersInCurrentConf(peers(expected))
            .setServersInNewConf(peers(wanted))
            .build();
    var request =
        new SetConfigurationRequest(client, self, group, numbers.incrementAndGet(), change);
    await(() -> server.setConfigurationAsync(request), deadline, () -> true);
  }

  /** Hands the lead to another voter; to whoever wins where {@code peer} is null. */
  void handOver(@Nullable String peer, Deadline deadline) {
    RaftPeerId next = peer == null ? null : RaftPeerId.valueOf(peer);
    var request =
        new TransferLeadershipRequest(
            client, self, group, numbers.incrementAndGet(), next, Math.max(1, deadline.left()));
    await(() -> server.transferLeadershipAsync(request), deadline, () -> true);
  }

  private RaftClientRequest request(long call, RaftClientRequest.Type type, Message message) {
    return RaftClientRequest.newBuilder()
        .setClientId(client)
        .setServerId(self)
        .setGroupId(group)
        .setCallId(call)
        .setType(type)
        .setMessage(message)
        .build();
  }

  static RaftPeer peer(Member member) {
    return RaftPeer.newBuilder().setId(member.peer()).setAddress(member.target()).build();
  }

  private static List<RaftPeer> peers(Collection<Member> members) {
    var peers = new ArrayList<RaftPeer>();
    members.stream().sorted().forEach(member -> peers.add(peer(member)));
    return peers;
  }

  private static RaftClientReply await(Call call, Deadline deadline, Open open) {
    try {
      CompletableFuture<RaftClientReply> future = call.start();
      RaftClientReply reply = future.get(deadline.left(), TimeUnit.MILLISECONDS);
      if (reply.isSuccess()) {
        return reply;
      }
      throw Failures.of(reply.getException(), open.isOpen());
    } catch (TimeoutException e) {
      throw Failures.late(open.isOpen());
    } catch (ExecutionException e) {
      throw Failures.of(e.getCause(), open.isOpen());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (EngineException e) {
      throw e;
    } catch (Exception e) {
      throw Failures.of(e, open.isOpen());
    }
  }

  private static EngineException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EngineException(Failures.WHAT, new Failure.Unknown("interrupted"), e);
  }

  private static EngineException failed(Failure failure) {
    return new EngineException(Failures.WHAT, failure);
  }

  /** Hands a request to the library. */
  private interface Call {
    CompletableFuture<RaftClientReply> start() throws Exception;
  }

  /** Says whether what failed may happen yet. */
  private interface Open {
    boolean isOpen();
  }
}
