package org.xsm.xsmd.replica.voter;

import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.proto.grpc.RaftServerProtocolServiceGrpc;
import org.apache.ratis.thirdparty.io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;

/**
 * Keeps everything but the talk among voters out of the voters' port: a decision. The engine's
 * library would also take requests, changes of the members and removals of the whole group there;
 * here they come only from this process, after it judged them.
 */
final class Doorman implements GrpcServices.Customizer, ServerInterceptor {
  private static final String VOTE =
      RaftServerProtocolServiceGrpc.getRequestVoteMethod().getFullMethodName();
  private static final int HANDSHAKE_SECONDS = 10;
  private static final int CALLS = 64;

  private final Names names;

  Doorman(Names names) {
    this.names = names;
  }

  @Override
  public NettyServerBuilder customize(
      NettyServerBuilder builder, EnumSet<GrpcServices.Type> types) {
    return builder
        .intercept(this)
        .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
        .maxConcurrentCallsPerConnection(CALLS);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (RaftServerProtocolServiceGrpc.SERVICE_NAME.equals(service)) {
      boolean votes = VOTE.equals(call.getMethodDescriptor().getFullMethodName());
      return next.startCall(votes ? lasting(call) : call, headers);
    }
    call.close(Status.PERMISSION_DENIED.withDescription("only voters speak here"), new Metadata());
    return new ServerCall.Listener<>() {};
  }

  /** A vote is told when it is on the disk. */
  private <Q, R> ServerCall<Q, R> lasting(ServerCall<Q, R> call) {
    return new SimpleForwardingServerCall<>(call) {
      @Override
      public void sendMessage(R vote) {
        try {
          names.sync();
        } catch (IOException e) {
          throw Status.UNAVAILABLE
              .withDescription("the disk fails")
              .withCause(e)
              .asRuntimeException();
        }
        super.sendMessage(vote);
      }
    };
  }
}
