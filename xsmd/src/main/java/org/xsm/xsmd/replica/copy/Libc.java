package org.xsm.xsmd.replica.copy;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Java lacks of the C library: exchanging two names, and extended attributes of every kind. A
 * decision; whatever the library lacks or the file system refuses is answered with a no.
 */
final class Libc {
  private static final int AT_FDCWD = -100;
  private static final int RENAME_EXCHANGE = 2;

  /** Room for the list of names; the kernel has no longer one. */
  private static final int MOST = 64 * 1024;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  private static final @Nullable MethodHandle RENAME =
      function("renameat2", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
  private static final @Nullable MethodHandle LIST =
      function("llistxattr", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
  private static final @Nullable MethodHandle GET =
      function("lgetxattr", JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
  private static final @Nullable MethodHandle SET =
      function("lsetxattr", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);

  private Libc() {}

  /**
   * Lets two names of one file system change places, in one step.
   *
   * @return 0, or the system's number for why not; -1 where there is no such call
   */
  static int exchange(Path one, Path other) {
    MethodHandle rename = RENAME;
    if (rename == null) {
      return -1;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result =
          (int)
              rename.invokeExact(
                  state,
                  AT_FDCWD,
                  text(arena, one.toString()),
                  AT_FDCWD,
                  text(arena, other.toString()),
                  RENAME_EXCHANGE);
      return result == 0 ? 0 : (int) ERRNO.get(state, 0L);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Gives a file the extended attributes of another, as far as the system lets us. */
  static void copyAttributes(Path from, Path to) {
    for (String name : names(from)) {
      value(from, name).ifPresent(value -> set(to, name, value));
    }
  }

  private static List<String> names(Path path) {
    MethodHandle list = LIST;
    if (list == null) {
      return List.of();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(MOST);
      long size =
          (long)
              list.invokeExact(
                  arena.allocate(STATE), text(arena, path.toString()), room, (long) MOST);
      var names = new ArrayList<String>();
      for (long at = 0; at < size; ) {
        String name = room.getString(at, StandardCharsets.UTF_8);
        names.add(name);
        at += name.getBytes(StandardCharsets.UTF_8).length + 1;
      }
      return names;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static Optional<byte[]> value(Path path, String name) {
    MethodHandle get = GET;
    if (get == null) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(MOST);
      long size =
          (long)
              get.invokeExact(
                  arena.allocate(STATE),
                  text(arena, path.toString()),
                  text(arena, name),
                  room,
                  (long) MOST);
      return size < 0
          ? Optional.empty()
          : Optional.of(room.asSlice(0, size).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static void set(Path path, String name, byte[] value) {
    MethodHandle set = SET;
    if (set == null) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(Math.max(1, value.length));
      MemorySegment.copy(value, 0, room, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, value.length);
      int ignored =
          (int)
              set.invokeExact(
                  arena.allocate(STATE),
                  text(arena, path.toString()),
                  text(arena, name),
                  room,
                  (long) value.length,
                  0);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static MemorySegment text(Arena arena, String text) {
    return arena.allocateFrom(text, StandardCharsets.UTF_8);
  }

  @SuppressWarnings("restricted")
  private static @Nullable MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup lookup = linker.defaultLookup();
    return lookup
        .find(name)
        .map(
            symbol ->
                linker.downcallHandle(
                    symbol,
                    FunctionDescriptor.of(result, arguments),
                    Linker.Option.captureCallState("errno")))
        .orElse(null);
  }

  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("cannot call the C library", e);
  }
}
