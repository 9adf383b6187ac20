package org.xsm.xsmd.replica.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeLockTest {
  @TempDir Path home;

  @Test
  void aHomeIsTakenOnceAndAgainAfterItWasLetGo() {
    Path file = home.resolve("run/lock");
    try (HomeLock lock = HomeLock.take(file)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> HomeLock.take(home.resolve("run/../run/lock")))
          .isInstanceOf(DiskException.class)
          .hasMessageContaining("this process holds lock; stop it first");
    }

    HomeLock.take(file).close();
  }

  @Test
  void whoHoldsItElsewhereIsNamed() throws Exception {
    Path file = home.resolve("lock");
    try (Child child = Child.start(LockingChild.class, file)) {
      assertThat(child.line()).isEqualTo("locked");

      assertThatThrownBy(() -> HomeLock.take(file))
          .isInstanceOf(DiskException.class)
          .hasMessage(
              "cannot use "
                  + home.toRealPath()
                  + ": the process with pid "
                  + child.pid()
                  + " holds lock; stop it first, or use another home");

      child.kill();
      HomeLock.take(file).close();
    }
  }
}
