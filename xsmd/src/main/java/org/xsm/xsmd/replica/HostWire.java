package org.xsm.xsmd.replica;

import org.xsm.xsmd.replica.order.ByteReader;
import org.xsm.xsmd.replica.order.ByteWriter;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.FactsCodec;
import org.xsm.xsmd.store.SiteHosts.JoinRequest;
import org.xsm.xsmd.store.SiteHosts.Welcome;

/** What travels when hosts come and go, as bytes: pairs of functions. */
final class HostWire {
  private HostWire() {}

  static void write(ByteWriter out, JoinRequest join) {
    out.text(join.token())
        .text(join.secret())
        .text(join.name())
        .text(join.address())
        .count(join.port())
        .text(join.key())
        .text(join.proof())
        .count(join.protocol())
        .text(join.version())
        .flag(join.dryRun());
  }

  static JoinRequest joinRequest(ByteReader in) {
    return new JoinRequest(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.count(),
        in.text(),
        in.text(),
        in.count(),
        in.text(),
        in.flag());
  }

  static Bytes welcome(Welcome welcome) {
    var out = new ByteWriter().text(welcome.certificate());
    FactsCodec.write(out, welcome.facts());
    return out.position(welcome.position()).text(welcome.siteName()).bytes();
  }

  static Welcome welcome(Bytes bytes) {
    var in = new ByteReader(bytes);
    var welcome = new Welcome(in.text(), FactsCodec.read(in), in.position(), in.text());
    in.end();
    return welcome;
  }
}
