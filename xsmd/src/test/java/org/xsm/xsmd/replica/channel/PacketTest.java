package org.xsm.xsmd.replica.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PacketTest {
  @Property
  void whatIsWrittenIsRead(@ForAll long id, @ForAll byte[] part) {
    byte[] written =
        new Packet(Packet.Sort.ASK, id, "PULL", 3, 3 + part.length, ByteBuffer.wrap(part)).encode();

    Packet read = Packet.decode(written, 0, written.length).orElseThrow();

    assertThat(read.sort()).isEqualTo(Packet.Sort.ASK);
    assertThat(read.id()).isEqualTo(id);
    assertThat(read.kind()).isEqualTo("PULL");
    assertThat(read.offset()).isEqualTo(3);
    assertThat(read.total()).isEqualTo(3 + part.length);
    assertThat(read.part()).isEqualTo(ByteBuffer.wrap(part));
  }

  @Property
  void noBytesAreTooOdd(@ForAll byte[] bytes) {
    Packet.decode(bytes, 0, bytes.length)
        .ifPresent(
            packet ->
                assertThat(packet.offset() + packet.part().remaining())
                    .isBetween(0, packet.total()));
  }

  @Property
  void noGreetingIsTooOdd(@ForAll @Size(max = 60) byte[] noise) {
    byte[] bytes = Arrays.copyOf(new byte[] {0x58, 0x53, 0x4d, 0x43, 1, 0, 40}, 60);
    System.arraycopy(noise, 0, bytes, 7, Math.min(noise.length, 53));
    for (byte[] greeting : new byte[][] {noise, bytes}) {
      try {
        assertThat(Greeting.read(new ByteArrayInputStream(greeting)).host())
            .matches("[!-~]{0,255}");
      } catch (IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @Test
  void aBodyIsPutTogetherInItsOrderOnly() {
    Assembly assembly = Assembly.begin(new Budget(100), "h2", 8).orElseThrow();

    assertThat(assembly.add(part(0, 8, 1, 2, 3))).isTrue();
    assertThat(assembly.add(part(4, 8, 5))).isFalse();
    assertThat(assembly.add(part(3, 9, 4))).isFalse();
    assertThat(assembly.add(part(3, 8, 4, 5, 6, 7, 8))).isTrue();
    assertThat(assembly.complete()).isTrue();
    assertThat(assembly.body().array()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void oneHostLeavesRoomForOthersAndSmallBodiesAlwaysGo() {
    int body = 100 << 10;
    var budget = new Budget(8L * body);
    Assembly first = Assembly.begin(budget, "h2", body).orElseThrow();

    assertThat(Assembly.begin(budget, "h2", body)).isPresent();
    assertThat(Assembly.begin(budget, "h2", body)).isEmpty();
    assertThat(Assembly.begin(budget, "h2", Budget.SMALL)).isPresent();
    assertThat(Assembly.begin(budget, "h3", body)).isPresent();
    first.end();
    first.end();

    assertThat(Assembly.begin(budget, "h2", body)).isPresent();
    assertThat(Assembly.begin(budget, "h2", body)).isEmpty();
    assertThat(budget.left()).isEqualTo(5L * body);
  }

  private static Packet part(int offset, int total, int... bytes) {
    byte[] part = new byte[bytes.length];
    for (int i = 0; i < part.length; i++) {
      part[i] = (byte) bytes[i];
    }
    return new Packet(Packet.Sort.ASK, 1, "PULL", offset, total, ByteBuffer.wrap(part));
  }
}
