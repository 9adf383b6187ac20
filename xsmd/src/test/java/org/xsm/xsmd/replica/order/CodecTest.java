package org.xsm.xsmd.replica.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import javax.management.JMException;
import javax.management.ObjectName;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.Command;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Request;
import org.xsm.xsmd.store.RequestId;
import org.xsm.xsmd.store.Revision;
import org.xsm.xsmd.store.SiteText;

final class CodecTest {
  private static final RequestId ID = new RequestId(new UUID(1, 2));

  @Provide
  Arbitrary<Request> requests() {
    return Values.requests();
  }

  @Provide
  Arbitrary<Answer> answers() {
    return Values.answers();
  }

  @Provide
  Arbitrary<Revision> revisions() {
    return Values.revisions();
  }

  @Provide
  Arbitrary<Facts> facts() {
    return Values.facts();
  }

  @Property(tries = 500)
  void requestsComeBackAsTheyWere(@ForAll("requests") Request request) {
    Bytes encoded = RequestCodec.encode(request);

    assertThat(RequestCodec.decode(encoded)).isEqualTo(request);
    assertThat(RequestCodec.encode(RequestCodec.decode(encoded))).isEqualTo(encoded);
  }

  @Property(tries = 200)
  void factsComeBackAsTheyWere(@ForAll("facts") Facts facts) {
    var out = new ByteWriter();
    FactsCodec.write(out, facts);
    var in = new ByteReader(out.bytes());

    assertThat(FactsCodec.read(in)).isEqualTo(facts);
    in.end();
  }

  @Property(tries = 200)
  void answersComeBackAsTheyWere(@ForAll("answers") Answer answer) {
    var out = new ByteWriter();
    AnswerCodec.write(out, answer);
    var in = new ByteReader(out.bytes());

    assertThat(AnswerCodec.read(in)).isEqualTo(answer);
    in.end();
  }

  @Property(tries = 200)
  void revisionsComeBackAsTheyWere(@ForAll("revisions") Revision revision) {
    var out = new ByteWriter();
    RevisionCodec.write(out, revision);
    var in = new ByteReader(out.bytes());

    assertThat(RevisionCodec.read(in)).isEqualTo(revision);
    in.end();
  }

  @Example
  void everyKindOfCommandIsAmongThoseThatAreTried() {
    long kinds =
        Values.commands().sampleStream().limit(3000).map(Object::getClass).distinct().count();

    assertThat(kinds).isEqualTo(Command.class.getPermittedSubclasses().length);
  }

  @Property(tries = 1000)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
    refusedAtMost(bytes, RequestCodec::decode);
    refusedAtMost(bytes, StateCodec::decode);
    refusedAtMost(bytes, b -> AnswerCodec.read(new ByteReader(b)));
    refusedAtMost(bytes, b -> FactsCodec.read(new ByteReader(b)));
  }

  @Property(tries = 1000)
  void anyBytesAfterAKindAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
    for (int kind = 0; kind <= 16; kind++) {
      byte[] request = new byte[18 + bytes.length];
      request[0] = 1;
      request[17] = (byte) kind;
      System.arraycopy(bytes, 0, request, 18, bytes.length);

      refusedAtMost(request, RequestCodec::decode);
    }
  }

  @Property(tries = 300)
  void changedRequestsAreReadOrRefused(@ForAll("requests") Request request, @ForAll long seed) {
    byte[] good = RequestCodec.encode(request).array();
    var chance = new Random(seed);
    for (int i = 0; i < 20; i++) {
      byte[] bad = Arrays.copyOf(good, good.length - (chance.nextInt(4) == 0 ? 1 : 0));
      bad[chance.nextInt(bad.length)] ^= (byte) (1 << chance.nextInt(8));

      refusedAtMost(bad, RequestCodec::decode);
    }
  }

  @Property(tries = 100)
  void requestsThatEndEarlyOrLateAreRefused(@ForAll("requests") Request request) {
    byte[] good = RequestCodec.encode(request).array();
    for (int length = 0; length < good.length; length += 1 + good.length / 50) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> RequestCodec.decode(Bytes.wrap(cut)))
          .isInstanceOf(DamagedException.class);
    }
    byte[] more = Arrays.copyOf(good, good.length + 1);
    assertThatThrownBy(() -> RequestCodec.decode(Bytes.wrap(more)))
        .isInstanceOf(DamagedException.class);
  }

  @Example
  void theLargestTextThatSqueezesBestComesBack() {
    SiteText text = SiteText.of(new byte[SiteText.MOST]);
    var request = new Request(ID, new Command.Revise(draft(text)));

    Bytes encoded = RequestCodec.encode(request);

    assertThat(encoded.size()).isLessThan(100_000);
    assertThat(RequestCodec.decode(encoded)).isEqualTo(request);
  }

  @Example
  void theLargestTextThatDoesNotSqueezeComesBack() {
    byte[] bytes = new byte[SiteText.MOST];
    new Random(7).nextBytes(bytes);
    var request = new Request(ID, new Command.Revise(draft(SiteText.of(bytes))));

    Bytes encoded = RequestCodec.encode(request);

    assertThat(encoded.size()).isLessThan(17 << 20);
    assertThat(RequestCodec.decode(encoded)).isEqualTo(request);
  }

  @Example
  void whatNobodyWouldReadIsNotWritten() {
    var tooLong = new Command.Revise(draft(SiteText.of(new byte[SiteText.MOST + 1])));
    var nowhere = new HostFact("h1", "192.0.2.1", -1, "", Chain.NOW, false);

    for (Command command :
        List.of(
            tooLong, new Command.RaiseProtocol(-1), new Command.AdmitHost("t", nowhere, null))) {
      assertThatThrownBy(() -> RequestCodec.encode(new Request(ID, command)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Example
  void aBombIsRefusedBeforeItGoesOff() {
    byte[] packed = deflated(new byte[1 << 20]);

    long cost =
        allocated(
            () -> {
              refused(squeezed(SiteText.MOST, packed));
              refused(squeezed(SiteText.MOST, new byte[100]));
              refused(squeezed(Integer.MAX_VALUE, packed));
              refused(squeezed(-1, packed));
              refused(squeezed((1 << 20) - 1, packed));
              refused(squeezed((1 << 20) + 1, packed));
            });

    assertThat(cost).isLessThan(8 << 20);
  }

  @Example
  void squeezedBytesWithSomethingBehindThemAreRefused() {
    byte[] packed = deflated(new byte[1000]);

    refused(squeezed(1000, Arrays.copyOf(packed, packed.length + 1)));
    refused(squeezed(1000, Arrays.copyOf(packed, packed.length - 1)));
    assertThat(new ByteReader(squeezed(1000, packed)).squeezed(2000)).hasSize(1000);
  }

  @Example
  void announcedLengthsAskForNoMemory() {
    byte[] many = new byte[1 << 20];
    ByteBuffer.wrap(many).putInt(Integer.MAX_VALUE);
    byte[] few = {0x7f, 0, 0, 0, 1};

    long cost =
        allocated(
            () -> {
              for (byte[] bytes : List.of(many, few)) {
                assertThatThrownBy(
                        () -> new ByteReader(Bytes.wrap(bytes)).each(ByteReader::position))
                    .isInstanceOf(DamagedException.class);
                assertThatThrownBy(() -> new ByteReader(Bytes.wrap(bytes)).raw())
                    .isInstanceOf(DamagedException.class);
              }
            });

    assertThat(cost).isLessThan(32 << 20);
  }

  @Example
  void timesThatAreNoneAreRefused() {
    for (long seconds : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0}) {
      for (int nanos : new int[] {Integer.MAX_VALUE, 1_000_000_000}) {
        Bytes bytes = new ByteWriter().number(seconds).count(nanos).bytes();
        assertThatThrownBy(() -> new ByteReader(bytes).time()).isInstanceOf(DamagedException.class);
      }
    }
  }

  private static Command.Draft draft(SiteText text) {
    return new Command.Draft(Hash.NONE, text, "root", "h1", Chain.NOW, "");
  }

  private static void refusedAtMost(byte[] bytes, Consumer<Bytes> read) {
    try {
      read.accept(Bytes.copyOf(bytes));
    } catch (DamagedException | UnknownCommandException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static void refused(Bytes squeezed) {
    assertThatThrownBy(() -> new ByteReader(squeezed).squeezed(SiteText.MOST))
        .isInstanceOf(DamagedException.class);
  }

  private static Bytes squeezed(int length, byte[] packed) {
    byte[] whole = new byte[8 + packed.length];
    ByteBuffer.wrap(whole).putInt(length).putInt(packed.length).put(packed);
    return Bytes.wrap(whole);
  }

  private static byte[] deflated(byte[] value) {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed)) {
      out.write(value);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  /** How many bytes this thread asked for meanwhile. */
  private static long allocated(Runnable what) {
    long before = allocated();
    what.run();
    return allocated() - before;
  }

  private static long allocated() {
    try {
      var threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
      var server = ManagementFactory.getPlatformMBeanServer();
      return (Long) server.getAttribute(threads, "CurrentThreadAllocatedBytes");
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }
}
