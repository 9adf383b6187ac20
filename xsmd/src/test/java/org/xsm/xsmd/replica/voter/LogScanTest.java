package org.xsm.xsmd.replica.voter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

/** What a log file tells after a power failure, and after worse. */
final class LogScanTest {
  private static final int FIRST = 5;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  LogScanTest() {
    file.writeBytes("RaftLog1".getBytes(US_ASCII));
  }

  @Test
  void findsTheLastEntry() {
    entry(5, 10);
    entry(6, 2000);
    file.writeBytes(new byte[100]);

    assertThat(scan(file.toByteArray())).isEqualTo(new LogFile.State.Whole(6));
  }

  @Test
  void acceptsAFileThatWasJustBegun() {
    assertThat(scan(new byte[0])).isEqualTo(new LogFile.State.Whole(4));
    assertThat(scan(new byte[1000])).isEqualTo(new LogFile.State.Whole(4));
    assertThat(scan(Arrays.copyOf("RaftL".getBytes(US_ASCII), 1000)))
        .isEqualTo(new LogFile.State.Whole(4));
  }

  @Test
  void refusesEntriesThatDoNotFollowEachOther() {
    entry(5, 10);
    entry(7, 10);

    assertThat(scan(file.toByteArray())).isInstanceOf(LogFile.State.Damaged.class);
  }

  @Test
  void refusesAnotherHeader() {
    assertThat(scan("SomethingElse".getBytes(US_ASCII))).isInstanceOf(LogFile.State.Damaged.class);
  }

  /** Any set of sectors may be the one that the disk wrote before the power failed. */
  @Property(tries = 500)
  void cutsAnEntryOfWhichASectorIsMissing(
      @ForAll @IntRange(min = 1, max = 3000) int before,
      @ForAll @IntRange(min = 600, max = 6000) int size,
      @ForAll long seed) {
    file.reset();
    file.writeBytes("RaftLog1".getBytes(US_ASCII));
    entry(5, before);
    int start = file.size();
    entry(6, size);
    byte[] whole = file.toByteArray();
    byte[] disk = Arrays.copyOf(Arrays.copyOf(whole, start), whole.length + 4096);
    var random = new Random(seed);
    boolean missing = false;
    for (int sector = start / 512; sector * 512 < whole.length; sector++) {
      int from = Math.max(start, sector * 512);
      int to = Math.min(whole.length, (sector + 1) * 512);
      if (random.nextBoolean()) {
        System.arraycopy(whole, from, disk, from, to - from);
      } else {
        missing = true;
      }
    }

    LogFile.State state = scan(disk);

    if (!missing) {
      assertThat(state).isEqualTo(new LogFile.State.Whole(6));
    } else if (state instanceof LogFile.State.Whole(long last)) {
      // not a byte of it reached the disk
      assertThat(last).isEqualTo(5);
    } else {
      assertThat(state).isEqualTo(new LogFile.State.Torn(5, start));
    }
  }

  @Property(tries = 500)
  void refusesABitThatTurned(
      @ForAll @IntRange(min = 1, max = 3000) int size,
      @ForAll @IntRange(max = 2000) int room,
      @ForAll long seed) {
    file.reset();
    file.writeBytes("RaftLog1".getBytes(US_ASCII));
    entry(5, size);
    int end = file.size();
    entry(6, size);
    byte[] bytes = Arrays.copyOf(file.toByteArray(), file.size() + room);
    var random = new Random(seed);
    bytes[8 + random.nextInt(end - 8)] ^= (byte) (1 << random.nextInt(8));

    assertThat(scan(bytes)).isInstanceOf(LogFile.State.Damaged.class);
  }

  private void entry(long index, int size) {
    byte[] value = new byte[size];
    new Random(index).nextBytes(value);
    for (int i = 0; i < size; i++) {
      value[i] |= 1;
    }
    byte[] body =
        LogEntryProto.newBuilder()
            .setTerm(1)
            .setIndex(index)
            .setStateMachineLogEntry(
                StateMachineLogEntryProto.newBuilder().setLogData(ByteString.copyFrom(value)))
            .build()
            .toByteArray();
    var framed = new ByteArrayOutputStream();
    for (int rest = body.length; ; rest >>>= 7) {
      framed.write(rest < 0x80 ? rest : (rest & 0x7f) | 0x80);
      if (rest < 0x80) {
        break;
      }
    }
    framed.writeBytes(body);
    var crc = new CRC32C();
    crc.update(framed.toByteArray());
    framed.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    file.writeBytes(framed.toByteArray());
  }

  private static LogFile.State scan(byte[] bytes) {
    return new LogScan(bytes, FIRST, true).run();
  }
}
