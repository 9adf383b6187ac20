package org.xsm.xsmd.replica.copy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xsm.xsmd.replica.disk.Lasting;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.SiteText;

/**
 * What must be known of the working copy after a crash: a resource, a directory with a small record
 * and the texts that no revision holds. What was put is on the disk. One thread.
 */
final class Memory {
  private static final Logger log = LoggerFactory.getLogger(Memory.class);
  private static final String RECORD = "record.json";
  private static final String TEXT = ".text";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .addModule(times())
          .build();

  private final Path directory;
  private Recorded recorded;
  private long puts;

  private Memory(Path directory, Recorded recorded) {
    this.directory = directory;
    this.recorded = recorded;
  }

  static Memory open(Path directory) throws IOException {
    Lasting.makeDirectory(directory);
    return new Memory(directory, read(directory.resolve(RECORD)));
  }

  Recorded recorded() {
    return recorded;
  }

  void put(Recorded next) throws IOException {
    byte[] body = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(next);
    String sum = Hash.of(body).hex() + "\n";
    byte[] whole = new byte[sum.length() + body.length];
    System.arraycopy(sum.getBytes(StandardCharsets.US_ASCII), 0, whole, 0, sum.length());
    System.arraycopy(body, 0, whole, sum.length(), body.length);
    Disk.write(directory.resolve(RECORD), whole);
    recorded = next;
    puts++;
  }

  /** How often something was put, to tell whether anything happened. */
  long puts() {
    return puts;
  }

  /** Keeps a text until it is forgotten. */
  void keep(SiteText text) throws IOException {
    Path file = file(text.hash());
    if (!Files.exists(file)) {
      Disk.write(file, text.bytes());
    }
  }

  /** A text that was kept. */
  Optional<SiteText> text(Hash hash) {
    try {
      SiteText text = SiteText.of(Files.readAllBytes(file(hash)));
      return Optional.of(text).filter(read -> read.hash().equals(hash));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      log.warn("text cannot be read file={} why={}", file(hash), e.getMessage());
      return Optional.empty();
    }
  }

  /** Forgets texts that were kept. */
  void forget(Predicate<Hash> unneeded) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + TEXT)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String hex = name.substring(0, name.length() - TEXT.length());
        if (!HEX.matcher(hex).matches() || unneeded.test(new Hash(hex))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The number of the user that the daemon runs as. */
  int user() throws IOException {
    Path probe = directory.resolve("probe");
    Files.deleteIfExists(probe);
    try {
      Disk.create(probe, new byte[0], null);
      return Stamp.of(probe).owner();
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private Path file(Hash hash) {
    return directory.resolve(hash.hex() + TEXT);
  }

  private static Recorded read(Path file) throws IOException {
    byte[] whole;
    try {
      whole = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Recorded.NOTHING;
    }
    String text = new String(whole, StandardCharsets.UTF_8);
    int line = text.indexOf('\n');
    String body = text.substring(line + 1);
    try {
      if (Hash.of(body.getBytes(StandardCharsets.UTF_8))
          .hex()
          .equals(text.substring(0, Math.max(0, line)))) {
        return JSON.readValue(body, Recorded.class);
      }
      log.error("record of the working copy is damaged, it starts anew file={}", file);
    } catch (JacksonException e) {
      log.error(
          "record of the working copy is not understood file={} why={}", file, e.getMessage());
    }
    return Recorded.NOTHING;
  }

  private static SimpleModule times() {
    var module = new SimpleModule();
    module.addSerializer(
        Instant.class,
        new StdSerializer<>(Instant.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(Instant time, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(time.toString());
          }
        });
    module.addDeserializer(
        Instant.class,
        new StdDeserializer<>(Instant.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public Instant deserialize(JsonParser in, DeserializationContext context)
              throws IOException {
            return Instant.parse(in.getText());
          }
        });
    return module;
  }
}
