package org.xsm.xsmd.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses that the API listens on: a resource. They are taken before anything else begins, so
 * that one that is not to be had is the first thing that is said.
 */
final class Sockets implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sockets.class);
  private static final int BACKLOG = 128;

  private final List<ServerSocketChannel> local = new ArrayList<>();
  private final List<ServerSocketChannel> network = new ArrayList<>();

  private Sockets() {}

  static Sockets open(ApiSettings settings) {
    var sockets = new Sockets();
    try {
      sockets.local.add(bind("127.0.0.1", settings.localPort()));
      sockets.openLoopbackOfVersion6();
      for (String address : settings.addresses()) {
        int port = sockets.network.isEmpty() ? settings.port() : sockets.port();
        sockets.network.add(bind(address, port));
      }
      return sockets;
    } catch (ApiException e) {
      sockets.close();
      throw e;
    }
  }

  List<ServerSocketChannel> local() {
    return local;
  }

  List<ServerSocketChannel> network() {
    return network;
  }

  int localPort() {
    return local.getFirst().socket().getLocalPort();
  }

  /** The port for other machines; 0 where there is none. */
  int port() {
    return network.isEmpty() ? 0 : network.getFirst().socket().getLocalPort();
  }

  private void openLoopbackOfVersion6() {
    try {
      local.add(bind("::1", localPort()));
    } catch (ApiException e) {
      // Machines without it are many, and whoever calls finds the other.
      log.debug("no loopback of IP version 6", e);
    }
  }

  private static ServerSocketChannel bind(String address, int port) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return channel.bind(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (UnknownHostException e) {
      throw new ApiException("cannot listen on " + address + ": no such address is known", e);
    } catch (IOException e) {
      throw new ApiException(
          "cannot listen on "
              + address
              + " port "
              + port
              + ": "
              + e.getMessage()
              + "; see who has it: ss -ltnp, or set another",
          e);
    }
  }

  @Override
  public void close() {
    local.forEach(Sockets::close);
    network.forEach(Sockets::close);
  }

  private static void close(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      log.debug("socket not closed", e);
    }
  }
}
