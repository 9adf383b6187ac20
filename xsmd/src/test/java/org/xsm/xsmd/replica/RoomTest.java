package org.xsm.xsmd.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RoomTest {
  private final AtomicLong free = new AtomicLong(Room.ENOUGH);
  private final Room room = new Room(free::get);

  @Test
  void littleRoomIsEnoughAsLongAsNothingFails() {
    free.set(1);

    assertThat(room.look(false)).isTrue();
    assertThat(room.lacking()).isEmpty();
  }

  @Test
  void aFailureWithRoomIsNoWantOfRoom() {
    free.set(Room.LEAST);

    assertThat(room.look(true)).isTrue();
  }

  @Test
  void saysThatTheDiskIsFullUntilThereIsEnoughRoom() {
    free.set(Room.LEAST - 1);
    assertThat(room.look(true)).isFalse();
    free.set(Room.ENOUGH - 1);
    assertThat(room.look(false)).isFalse();
    assertThat(room.lacking()).contains("is full", "15 MiB are free", "make room for 16 MiB");
    free.set(Room.ENOUGH);

    assertThat(room.look(false)).isTrue();
    assertThat(room.lacking()).isEmpty();
  }

  @Test
  void nobodyIsHeldUpByADiskThatTellsNothing() {
    free.set(-1);

    assertThat(room.look(true)).isTrue();
  }
}
