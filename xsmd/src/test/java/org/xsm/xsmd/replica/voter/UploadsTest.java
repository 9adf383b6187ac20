package org.xsm.xsmd.replica.voter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.xsm.xsmd.replica.order.Bytes;

/** Long requests in parts. */
final class UploadsTest {
  private static final UUID CLIENT = new UUID(1, 2);

  private final Uploads uploads = new Uploads();

  @Test
  void putsPartsTogether() {
    assertThat(uploads.take(part(1, 0, 5, 1, 2), 10)).isEqualTo(new Uploads.Taken.Kept());
    assertThat(uploads.take(part(1, 2, 5, 3), 11)).isEqualTo(new Uploads.Taken.Kept());

    assertThat(uploads.take(part(1, 3, 5, 4, 5), 12))
        .isEqualTo(new Uploads.Taken.Complete(bytes(1, 2, 3, 4, 5)));
  }

  @Test
  void dropsWhatDoesNotFit() {
    assertThat(uploads.take(part(1, 1, 3, 1), 10)).isEqualTo(new Uploads.Taken.Dropped());
    assertThat(uploads.take(part(2, 0, 1, 1, 2), 11)).isEqualTo(new Uploads.Taken.Dropped());
    assertThat(uploads.take(part(3, 0, Uploads.LONGEST + 1, 1), 12))
        .isEqualTo(new Uploads.Taken.Dropped());

    uploads.take(part(4, 0, 3, 1), 13);
    assertThat(uploads.take(part(4, 2, 3, 1), 14)).isEqualTo(new Uploads.Taken.Dropped());
    assertThat(uploads.take(part(4, 1, 3, 1), 15)).isEqualTo(new Uploads.Taken.Dropped());
  }

  @Test
  void dropsAnUploadThatStaysAway() {
    uploads.take(part(1, 0, 2, 1), 10);

    assertThat(uploads.take(part(1, 1, 2, 1), 11 + Uploads.REACH))
        .isEqualTo(new Uploads.Taken.Dropped());
  }

  @Test
  void dropsTheEldestOfTooMany() {
    for (int i = 0; i <= Uploads.MOST; i++) {
      uploads.take(part(i, 0, 2, i), 10 + i);
    }

    assertThat(uploads.take(part(0, 1, 2, 1), 20)).isEqualTo(new Uploads.Taken.Dropped());
    assertThat(uploads.take(part(1, 1, 2, 1), 21)).isInstanceOf(Uploads.Taken.Complete.class);
  }

  /** A voter that starts from a snapshot must come to what those come to that never stopped. */
  @Property(tries = 200)
  void goesOnFromASnapshotAsIfNothingWas(
      @ForAll long seed, @ForAll @IntRange(max = 200) int pause) {
    var random = new Random(seed);
    List<Envelope.Part> parts = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      parts.add(part(random.nextInt(6), random.nextInt(3), 3, random.nextInt(100)));
    }
    var steady = new Uploads();
    var other = new Uploads();

    for (int i = 0; i < parts.size(); i++) {
      if (i == pause) {
        other = Uploads.decode(other.encoded());
      }
      assertThat(other.take(parts.get(i), i * 40L)).isEqualTo(steady.take(parts.get(i), i * 40L));
    }
    assertThat(other.encoded()).isEqualTo(steady.encoded());
  }

  @Property(tries = 200)
  void readsTheEnvelopesItWrote(@ForAll byte[] request, @ForAll long upload) {
    var whole = new Envelope.Whole(Bytes.wrap(request));
    var part = new Envelope.Part(CLIENT, upload, 1, 2, Bytes.wrap(request));

    assertThat(Envelope.decode(whole.encoded())).isEqualTo(whole);
    assertThat(Envelope.decode(part.encoded())).isEqualTo(part);
  }

  private static Envelope.Part part(long upload, int offset, int total, int... values) {
    return new Envelope.Part(CLIENT, upload, offset, total, bytes(values));
  }

  private static Bytes bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Bytes.wrap(bytes);
  }
}
