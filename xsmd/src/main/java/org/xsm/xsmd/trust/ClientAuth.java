package org.xsm.xsmd.trust;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** What a server asks of its clients, and with it what every end of a connection gets. */
enum ClientAuth {
  /** No certificate, no connection. */
  NEEDED,
  /** A certificate counts if it is shown. */
  WANTED,
  /** Nothing: this is only a client. */
  NONE;

  private static final String[] PROTOCOLS = {Peer.PROTOCOL};

  SSLSocket on(SSLSocket socket) {
    socket.setEnabledProtocols(PROTOCOLS.clone());
    // Each of these undoes the other, so only one is called.
    switch (this) {
      case NEEDED -> socket.setNeedClientAuth(true);
      case WANTED -> socket.setWantClientAuth(true);
      case NONE -> {}
    }
    return socket;
  }

  SSLServerSocket on(SSLServerSocket socket) {
    socket.setEnabledProtocols(PROTOCOLS.clone());
    switch (this) {
      case NEEDED -> socket.setNeedClientAuth(true);
      case WANTED -> socket.setWantClientAuth(true);
      case NONE -> {}
    }
    return socket;
  }

  SSLEngine on(SSLEngine engine) {
    engine.setEnabledProtocols(PROTOCOLS.clone());
    switch (this) {
      case NEEDED -> engine.setNeedClientAuth(true);
      case WANTED -> engine.setWantClientAuth(true);
      case NONE -> {}
    }
    return engine;
  }

  SSLParameters on(SSLParameters parameters) {
    parameters.setProtocols(PROTOCOLS.clone());
    switch (this) {
      case NEEDED -> parameters.setNeedClientAuth(true);
      case WANTED -> parameters.setWantClientAuth(true);
      case NONE -> {}
    }
    return parameters;
  }
}
