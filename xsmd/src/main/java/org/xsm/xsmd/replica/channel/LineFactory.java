package org.xsm.xsmd.replica.channel;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.jgroups.util.DefaultSocketFactory;

/** Gives JGroups our connections where it asks for sockets. */
final class LineFactory extends DefaultSocketFactory {
  private final Lines lines;

  LineFactory(Lines lines) {
    this.lines = lines;
  }

  @Override
  public Socket createSocket(String service) {
    return new LineSocket(lines);
  }

  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    var door = new Door(lines);
    lines.door(door);
    return door;
  }
}
