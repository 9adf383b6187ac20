package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;

/**
 * How a daemon is reached, as it wrote it down when it began to answer: a value.
 *
 * @param token what its owner shows to it
 */
record DaemonFiles(int port, long process, String token) {
  private static final int ENOUGH = 4096;

  static DaemonFiles of(Home home) {
    Fields api =
        JsonReader.object(read(home.api(), home).getBytes(UTF_8)).orElseThrow(() -> strange(home));
    String token = read(home.token(), home).strip();
    long port = api.number("port");
    if (port < 1 || port > 65535 || !token.matches("[!-~]+")) {
      throw strange(home);
    }
    return new DaemonFiles((int) port, api.number("pid"), token);
  }

  private static String read(Path file, Home home) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(ENOUGH), UTF_8);
    } catch (NoSuchFileException e) {
      throw new Failure(
          Exit.NO_DAEMON,
          "no xsmd runs here: there is no " + file + "; start it: " + home.command("up"));
    } catch (AccessDeniedException e) {
      throw new Failure(
          Exit.REFUSED, "cannot read " + file + ": only " + owner(file) + " may; call xsm so");
    } catch (IOException e) {
      throw new Failure(
          Exit.NO_DAEMON, "cannot read " + file + ": " + String.valueOf(e.getMessage()), e);
    }
  }

  private static String owner(Path file) {
    for (Path place = file; place != null; place = place.getParent()) {
      try {
        return Files.getFileAttributeView(place, FileOwnerAttributeView.class).getOwner().getName();
      } catch (IOException e) {
        // What lies in a closed directory has the owner of that.
      }
    }
    return "root";
  }

  private static Failure strange(Home home) {
    return new Failure(
        Exit.NO_DAEMON,
        home.api()
            + " and api.token beside it are not as xsmd writes them; start it again: "
            + home.command("up"));
  }
}
