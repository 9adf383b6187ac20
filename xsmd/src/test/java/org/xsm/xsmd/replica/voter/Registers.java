package org.xsm.xsmd.replica.voter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * Named registers that are set by compare-and-set, and remember whom they answered: what the tests
 * order. An honest one: it does nothing that the site's fold would not do.
 */
final class Registers implements Ordered {
  private static final int REMEMBERED = 20_000;
  private static final String POISON = "poison";

  private final TreeMap<String, Register> registers = new TreeMap<>();
  private final LinkedHashMap<UUID, Bytes> answers = new LinkedHashMap<>();

  /** A register. */
  record Register(long version, Bytes value) {}

  /** A request to set one. */
  static Bytes set(UUID id, String key, long expected, byte[] value) {
    var bytes = new ByteArrayOutputStream(value.length + key.length() * 3 + 64);
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(id.getMostSignificantBits());
      out.writeLong(id.getLeastSignificantBits());
      out.writeUTF(key);
      out.writeLong(expected);
      out.writeInt(value.length);
      out.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.wrap(bytes.toByteArray());
  }

  static Bytes set(String key, long expected, String value) {
    return set(UUID.randomUUID(), key, expected, value.getBytes(UTF_8));
  }

  /** A request that no voter can apply. */
  static Bytes poison() {
    return set(POISON, 0, "");
  }

  static String text(Bytes answer) {
    return new String(answer.array(), UTF_8);
  }

  @Override
  public synchronized Bytes apply(Bytes request) {
    try (var in = new DataInputStream(new ByteArrayInputStream(request.array()))) {
      var id = new UUID(in.readLong(), in.readLong());
      Bytes first = answers.get(id);
      if (first != null) {
        return first;
      }
      Bytes answer = set(in.readUTF(), in.readLong(), in.readNBytes(in.readInt()));
      answers.put(id, answer);
      if (answers.size() > REMEMBERED) {
        answers.pollFirstEntry();
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Bytes set(String key, long expected, byte[] value) {
    if (key.equals(POISON)) {
      throw new IllegalStateException("command 99 is unknown to this version of xsmd");
    }
    Register old = registers.get(key);
    long version = old == null ? 0 : old.version();
    if (version != expected) {
      return Bytes.wrap(("conflict " + version).getBytes(UTF_8));
    }
    registers.put(key, new Register(version + 1, Bytes.wrap(value)));
    return Bytes.wrap(("set " + (version + 1)).getBytes(UTF_8));
  }

  synchronized Optional<Register> get(String key) {
    return Optional.ofNullable(registers.get(key));
  }

  synchronized int size() {
    return registers.size();
  }

  @Override
  public synchronized Bytes snapshot() {
    int size = registers.values().stream().mapToInt(register -> register.value().size()).sum();
    var bytes = new ByteArrayOutputStream(size + 100 * registers.size() + 100 * answers.size());
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(registers.size());
      for (Map.Entry<String, Register> entry : registers.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeLong(entry.getValue().version());
        write(out, entry.getValue().value());
      }
      out.writeInt(answers.size());
      for (Map.Entry<UUID, Bytes> entry : answers.entrySet()) {
        out.writeLong(entry.getKey().getMostSignificantBits());
        out.writeLong(entry.getKey().getLeastSignificantBits());
        write(out, entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.wrap(bytes.toByteArray());
  }

  @Override
  public synchronized void restore(Bytes snapshot) {
    registers.clear();
    answers.clear();
    try (var in = new DataInputStream(new ByteArrayInputStream(snapshot.array()))) {
      for (int left = in.readInt(); left > 0; left--) {
        registers.put(in.readUTF(), new Register(in.readLong(), read(in)));
      }
      for (int left = in.readInt(); left > 0; left--) {
        answers.put(new UUID(in.readLong(), in.readLong()), read(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, Bytes value) throws IOException {
    out.writeInt(value.size());
    out.write(value.array());
  }

  private static Bytes read(DataInputStream in) throws IOException {
    return Bytes.wrap(in.readNBytes(in.readInt()));
  }
}
