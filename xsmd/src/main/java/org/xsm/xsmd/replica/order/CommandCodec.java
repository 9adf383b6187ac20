package org.xsm.xsmd.replica.order;

import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Command.AddToken;
import org.xsm.xsmd.store.Command.AdmitHost;
import org.xsm.xsmd.store.Command.Draft;
import org.xsm.xsmd.store.Command.DropAuthority;
import org.xsm.xsmd.store.Command.Found;
import org.xsm.xsmd.store.Command.PutEntry;
import org.xsm.xsmd.store.Command.RaiseProtocol;
import org.xsm.xsmd.store.Command.Reconciled;
import org.xsm.xsmd.store.Command.Recover;
import org.xsm.xsmd.store.Command.RemoveEntry;
import org.xsm.xsmd.store.Command.RemoveToken;
import org.xsm.xsmd.store.Command.RetireHost;
import org.xsm.xsmd.store.Command.Revise;
import org.xsm.xsmd.store.Command.SetVoters;
import org.xsm.xsmd.store.Command.TrustAuthority;
import org.xsm.xsmd.store.Command.UpdateHost;
import org.xsm.xsmd.store.SiteText;

/**
 * Commands as bytes: a pair of functions. Each begins with a number of its kind; kinds are only
 * ever added, and one that changes its fields becomes another kind.
 */
final class CommandCodec {
  private CommandCodec() {}

  static void write(ByteWriter out, Command command) {
    switch (command) {
      case Found(var site, var host, var voter, var authority, var recoveryKey, var draft) -> {
        out.tag(1).uuid(site);
        FactsCodec.host(out, host);
        FactsCodec.voter(out, voter);
        draft(out.text(authority).text(recoveryKey), draft);
      }
      case Revise(var draft) -> draft(out.tag(2), draft);
      case PutEntry(var key, var expected, var value) ->
          out.tag(3).text(key).number(expected).text(value);
      case RemoveEntry(var key, var expected) -> out.tag(4).text(key).number(expected);
      case AddToken(var token) -> FactsCodec.token(out.tag(5), token);
      case RemoveToken(var token) -> out.tag(6).text(token);
      case AdmitHost(var token, var host, var draft) -> {
        FactsCodec.host(out.tag(7).text(token), host);
        optionalDraft(out, draft);
      }
      case UpdateHost(var name, var expected, var address, var port, var certificate) ->
          out.tag(8).text(name).text(expected).text(address).count(port).text(certificate);
      case RetireHost(var name, var author, var time, var draft) ->
          optionalDraft(out.tag(9).text(name).text(author).time(time), draft);
      case SetVoters(var expected, var voters) ->
          out.tag(10).each(expected, ByteWriter::text).each(voters, FactsCodec::voter);
      case RaiseProtocol(var level) -> out.tag(11).count(level);
      case TrustAuthority(var authority) -> out.tag(12).text(authority);
      case DropAuthority(var authority) -> out.tag(13).text(authority);
      case Recover(var previous, var dead, var voter, var authority, var author, var time) -> {
        out.tag(14).position(previous).each(dead, ByteWriter::text);
        FactsCodec.voter(out, voter);
        out.optional(authority).text(author).time(time);
      }
      case Reconciled(var host) -> out.tag(15).text(host);
    }
  }

  static Command read(ByteReader in) {
    int kind = in.tag();
    return switch (kind) {
      case 1 ->
          new Found(
              in.uuid(),
              FactsCodec.host(in),
              FactsCodec.voter(in),
              in.text(),
              in.text(),
              draft(in));
      case 2 -> new Revise(draft(in));
      case 3 -> new PutEntry(in.text(), in.number(), in.text());
      case 4 -> new RemoveEntry(in.text(), in.number());
      case 5 -> new AddToken(FactsCodec.token(in));
      case 6 -> new RemoveToken(in.text());
      case 7 -> new AdmitHost(in.text(), FactsCodec.host(in), optionalDraft(in));
      case 8 -> new UpdateHost(in.text(), in.text(), in.text(), in.count(), in.text());
      case 9 -> new RetireHost(in.text(), in.text(), in.time(), optionalDraft(in));
      case 10 -> new SetVoters(in.each(ByteReader::text), in.each(FactsCodec::voter));
      case 11 -> new RaiseProtocol(in.count());
      case 12 -> new TrustAuthority(in.text());
      case 13 -> new DropAuthority(in.text());
      case 14 ->
          new Recover(
              in.position(),
              in.each(ByteReader::text),
              FactsCodec.voter(in),
              in.optional(),
              in.text(),
              in.time());
      case 15 -> new Reconciled(in.text());
      default ->
          throw new UnknownCommandException(
              "a command of kind " + kind + " was ordered, and this xsmd knows none; upgrade it");
    };
  }

  private static void optionalDraft(ByteWriter out, @Nullable Draft draft) {
    out.flag(draft != null);
    if (draft != null) {
      draft(out, draft);
    }
  }

  private static @Nullable Draft optionalDraft(ByteReader in) {
    return in.flag() ? draft(in) : null;
  }

  private static void draft(ByteWriter out, Draft draft) {
    if (draft.text().size() > SiteText.MOST) {
      throw new IllegalArgumentException(
          "a site file of " + draft.text().size() + " bytes is more than any host would read");
    }
    out.hash(draft.base())
        .squeezed(draft.text().bytes())
        .text(draft.author())
        .text(draft.host())
        .time(draft.time())
        .text(draft.message());
  }

  private static Draft draft(ByteReader in) {
    return new Draft(
        in.hash(),
        SiteText.of(in.squeezed(SiteText.MOST)),
        in.text(),
        in.text(),
        in.time(),
        in.text());
  }
}
