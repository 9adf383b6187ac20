package org.xsm.xsmd.replica.order;

import java.util.TreeMap;
import java.util.TreeSet;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.TokenFact;
import org.xsm.xsmd.store.Voter;

/** The site's facts as bytes: pairs of functions. */
public final class FactsCodec {
  private FactsCodec() {}

  public static void write(ByteWriter out, Facts facts) {
    out.uuid(facts.site())
        .number(facts.epoch())
        .count(facts.protocol())
        .each(facts.authorities(), ByteWriter::text)
        .text(facts.recoveryKey())
        .each(facts.voters(), FactsCodec::voter)
        .each(facts.hosts().values(), FactsCodec::host)
        .each(facts.tokens().values(), FactsCodec::token)
        .each(facts.reconciling(), ByteWriter::text);
  }

  public static Facts read(ByteReader in) {
    var site = in.uuid();
    long epoch = in.number();
    int protocol = in.count();
    var authorities = in.each(ByteReader::text);
    String recoveryKey = in.text();
    var voters = in.each(FactsCodec::voter);
    var hosts = new TreeMap<String, HostFact>();
    in.each(FactsCodec::host).forEach(host -> hosts.put(host.name(), host));
    var tokens = new TreeMap<String, TokenFact>();
    in.each(FactsCodec::token).forEach(token -> tokens.put(token.id(), token));
    var reconciling = new TreeSet<>(in.each(ByteReader::text));
    return new Facts(
        site, epoch, protocol, authorities, recoveryKey, voters, hosts, tokens, reconciling);
  }

  static void host(ByteWriter out, HostFact host) {
    out.text(host.name())
        .text(host.address())
        .count(host.port())
        .text(host.certificate())
        .time(host.admitted())
        .flag(host.retired());
  }

  static HostFact host(ByteReader in) {
    return new HostFact(in.text(), in.text(), in.count(), in.text(), in.time(), in.flag());
  }

  static void voter(ByteWriter out, Voter voter) {
    out.text(voter.peer()).text(voter.host()).text(voter.key());
  }

  static Voter voter(ByteReader in) {
    return new Voter(in.text(), in.text(), in.text());
  }

  static void token(ByteWriter out, TokenFact token) {
    out.text(token.id())
        .hash(token.secret())
        .optional(token.host())
        .text(token.author())
        .time(token.created())
        .time(token.expires());
  }

  static TokenFact token(ByteReader in) {
    return new TokenFact(in.text(), in.hash(), in.optional(), in.text(), in.time(), in.time());
  }
}
