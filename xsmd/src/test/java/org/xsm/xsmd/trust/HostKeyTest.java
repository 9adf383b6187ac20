package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xsm.xsmd.trust.TestSite.CHANCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostKeyTest {
  private static final byte[] MESSAGE = "revision 12".getBytes(UTF_8);

  @TempDir private Path directory;

  @Test
  void isTheSameKeyAfterItWasWrittenAndRead() {
    HostKey key = HostKey.generate(CHANCE);
    Path file = directory.resolve("host.key");

    key.write(file);
    HostKey read = HostKey.read(file);

    assertThat(read.publicKey()).isEqualTo(key.publicKey());
    assertThat(Signatures.verify(key.publicKey(), MESSAGE, read.sign(MESSAGE))).isTrue();
  }

  @Test
  void liesInAFileOfItsOwnersOnlyAndNothingElseIsLeft() throws IOException {
    Path file = Files.writeString(directory.resolve("host.key"), "what was there before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    HostKey.generate(CHANCE).write(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(names()).containsExactly("host.key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
  void isNotReadWhereOthersCouldHaveReadOrWrittenIt(String mode) throws IOException {
    Path file = directory.resolve("host.key");
    HostKey.generate(CHANCE).write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> HostKey.read(file))
        .isInstanceOf(TrustException.class)
        .hasMessageContainingAll("refused", mode, "chmod 600 " + file);
  }

  @Test
  void saysWhatIsMissing() {
    Path file = directory.resolve("no").resolve("host.key");

    assertThatThrownBy(() -> HostKey.read(file))
        .isInstanceOf(TrustException.class)
        .hasMessage("cannot read the key in " + file + ": it, or its directory, is not there");
    assertThatThrownBy(() -> HostKey.generate(CHANCE).write(file))
        .isInstanceOf(TrustException.class)
        .hasMessage("cannot write " + file + ": it, or its directory, is not there");
  }

  @Test
  void noDamageToAFileMakesItAnotherKey() throws IOException {
    Path file = directory.resolve("host.key");
    HostKey key = HostKey.generate(CHANCE);
    key.write(file);
    String text = Files.readString(file);

    for (int at = 0; at < text.length(); at++) {
      char other = text.charAt(at) == 'A' ? 'B' : 'A';
      Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));

      try {
        assertThat(HostKey.read(file).publicKey()).isEqualTo(key.publicKey());
      } catch (TrustException e) {
        assertThat(e).hasMessageContaining(file.toString());
      }
    }
  }

  @Test
  void aFileOfManyMegabytesIsNotRead() throws IOException {
    Path file = directory.resolve("host.key");
    HostKey.generate(CHANCE).write(file);
    Files.writeString(file, "x".repeat(300_000));

    assertThatThrownBy(() -> HostKey.read(file)).hasMessageContaining("longer than any key file");
  }

  /** Made by openssl, with and without the public key in it. */
  @Test
  void readsWhatOtherToolsWrote() {
    String whole =
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0rIbLfK7l0Fk7Wrm
        9u1W98UH4f9nde0veiQCOve9FBChRANCAAQ34wzjAa0x6MsOaFn4KTMW9o0rOYpm
        cmfZCo2tj8tsOjA4ESNR+hWHn1sUCo/25xU7lBerB5AtHg4LQBuS4N5e
        -----END PRIVATE KEY-----
        """;
    String bare =
        """
        -----BEGIN PRIVATE KEY-----
        MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCDSshst8ruXQWTtaub2
        7Vb3xQfh/2d17S96JAI6970UEA==
        -----END PRIVATE KEY-----
        """;
    String publicKey =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEN+MM4wGtMejLDmhZ+CkzFvaNKzmKZnJn2QqNrY/LbDowOBEjUfoV"
            + "h59bFAqP9ucVO5QXqweQLR4OC0AbkuDeXg==";

    assertThat(PublicKeys.text(EcPair.parse("it", whole).open())).isEqualTo(publicKey);
    assertThat(PublicKeys.text(EcPair.parse("it", bare).open())).isEqualTo(publicKey);
  }

  @Test
  void saysWhenAKeyIsOfAnotherKindOrNotAlone() {
    String edwards =
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJrnJfQ+6xextTCxZ11vl6cBhDpOsaaYhC3kPgXJ0xA0
        -----END PRIVATE KEY-----
        """;
    String one = EcPair.generate(CHANCE).pem();

    assertThatThrownBy(() -> EcPair.parse("the key in f", edwards))
        .hasMessage("the key in f is not one on secp256r1, as all keys here are");
    assertThatThrownBy(() -> EcPair.parse("the key in f", one + one))
        .hasMessage("the key in f is not one key but 2");
    assertThatThrownBy(() -> EcPair.parse("the key in f", "nothing"))
        .hasMessageContaining("has no whole block from BEGIN PRIVATE KEY");
  }

  @Test
  void showsNothingOfItself() {
    HostKey key = HostKey.generate(CHANCE);

    assertThat(key).hasToString("host key " + key.publicKey());
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
