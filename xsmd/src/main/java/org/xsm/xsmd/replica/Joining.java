package org.xsm.xsmd.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.xsm.xsmd.replica.disk.Lasting;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.replica.spread.Follower.Anchor;
import org.xsm.xsmd.store.SiteHosts.Welcome;
import org.xsm.xsmd.trust.Certificates;
import org.xsm.xsmd.trust.HandshakeFailure;
import org.xsm.xsmd.trust.HostKey;
import org.xsm.xsmd.trust.JoinProof;
import org.xsm.xsmd.trust.JoinToken;
import org.xsm.xsmd.trust.SiteTls;

/**
 * Brings this machine into a site with a token: a decision, and a few calls to hosts that prove to
 * be of the site that the token names. First everything is asked that could fail; only then does
 * anything change, here or there.
 */
public final class Joining {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration SKEW = Duration.ofDays(1);
  private static final int LONGEST = 8 * 1024 * 1024;
  private static final int ROUNDS = 4;
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Places places;
  private final Clock clock;
  private final SecureRandom chance;
  private final String version;

  public Joining(Places places, Clock clock, SecureRandom chance, String version) {
    this.places = places;
    this.clock = clock;
    this.chance = chance;
    this.version = version;
  }

  /** Where a host's API is reached. */
  public record Door(String address, int port) {
    @Override
    public String toString() {
      return address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }
  }

  /** What came of it, and through whom. */
  public record Joined(Welcome welcome, Door through) {}

  /** Whether it would work; changes nothing. */
  public Joined tryOut(JoinToken token, String name, String address, int port, List<Door> doors) {
    Joined could = ask(token, HostKey.generate(chance), name, address, port, doors, true);
    checkClock(token, could.through());
    return could;
  }

  /** Joins: after this, this machine is a host of the site. */
  public Joined join(JoinToken token, String name, String address, int port, List<Door> doors) {
    var identity = new Identity(places.identity());
    checkPlaces(identity);
    HostKey key = HostKey.generate(chance);
    Joined could = ask(token, key, name, address, port, doors, true);
    checkClock(token, could.through());
    var doorsAgain = new LinkedHashSet<>(List.of(could.through()));
    doorsAgain.addAll(doors);
    Joined joined = ask(token, key, name, address, port, List.copyOf(doorsAgain), false);
    Welcome welcome = joined.welcome();
    X509Certificate certificate = Certificates.parse(welcome.certificate());
    X509Certificate authority = Certificates.parse(welcome.facts().authorities().getLast());
    identity.write(
        name,
        key,
        List.of(certificate, authority),
        new Anchor(welcome.facts(), welcome.position()));
    return joined;
  }

  private void checkPlaces(Identity identity) {
    if (identity.exists()) {
      throw new ReplicaException(
          "this machine is a host already, see " + places.identity() + "; choose another --home");
    }
    try {
      Lasting.makeDirectory(places.identity());
      Files.delete(Files.createTempFile(places.identity(), "try", ""));
    } catch (IOException e) {
      throw new ReplicaException("cannot write to " + places.identity() + ": " + e.getMessage(), e);
    }
  }

  /** Certificates are made a day back: with a clock that is further off, none of them counts. */
  private void checkClock(JoinToken token, Door door) {
    WhyCall.Said said;
    try {
      said =
          new WhyCall(SiteTls.pinned(token.site(), token.authority(), clock), clock)
              .ask(door.toString());
    } catch (IOException e) {
      return; // It does not say: then certificates will.
    }
    if (Duration.between(said.answer().time(), said.here()).abs().compareTo(SKEW) > 0) {
      String clocks = Opinion.clocks(said.answer().time(), said.here());
      throw new ReplicaException("cannot join through " + door + ": " + clocks);
    }
  }

  /** What a clock there says that may be why a certificate does not count here. */
  private String clocks(IOException failure, Door door) {
    if (HandshakeFailure.refusal(failure, door.toString()).isEmpty()) {
      return "";
    }
    try {
      var said = new WhyCall(SiteTls.askingAsNobody(), clock).ask(door.toString());
      String clocks = Opinion.clocks(said.answer().time(), said.here());
      return clocks.isEmpty() ? "" : "; " + clocks;
    } catch (IOException e) {
      return "";
    }
  }

  private Joined ask(
      JoinToken token,
      HostKey key,
      String name,
      String address,
      int port,
      List<Door> doors,
      boolean dryRun) {
    byte[] body = body(token, key, name, address, port, dryRun);
    var tried = new ArrayList<String>();
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .sslContext(SiteTls.pinned(token.site(), token.authority(), clock))
            .build();
    try (client) {
      // Hosts that start, or have not got the certificate yet that the token's authority made, need
      // a moment; and an answer that was lost is had again, with the same key.
      for (int round = 1; round <= ROUNDS; round++) {
        tried.clear();
        for (Door door : doors) {
          try {
            return new Joined(called(client, door, body), door);
          } catch (IOException e) {
            String clocks = round < ROUNDS ? "" : clocks(e, door);
            tried.add(door + ": " + HandshakeFailure.sentence(e, door.toString()) + clocks);
          }
        }
        if (round < ROUNDS) {
          Thread.sleep(BETWEEN);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplicaException("the join was interrupted", e);
    }
    throw new UnreachableException(
        "no host of the site answers; tried " + String.join("; ", tried));
  }

  private Welcome called(HttpClient client, Door door, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("https://" + door + "/api/v1/join"))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<java.io.InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    JsonNode answer;
    try (var in = response.body()) {
      answer = JSON.readTree(in.readNBytes(LONGEST));
    }
    if (response.statusCode() != 200) {
      throw new ReplicaException(door + " refuses: " + answer.path("error").asText("no reason"));
    }
    return WelcomeJson.read(answer);
  }

  private byte[] body(
      JoinToken token, HostKey key, String name, String address, int port, boolean dryRun) {
    int protocol = RequestCodec.PROTOCOL;
    var proof =
        new JoinProof(
            token.site(),
            token.id(),
            token.secret(),
            name,
            address,
            port,
            key.publicKey(),
            protocol,
            version,
            dryRun);
    ObjectNode body = JSON.createObjectNode();
    body.put("token", token.id())
        .put("secret", token.secret())
        .put("name", name)
        .put("address", address)
        .put("port", port)
        .put("key", key.publicKey())
        .put("proof", proof.signedBy(key))
        .put("protocol", protocol)
        .put("version", version)
        .put("dryRun", dryRun);
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new ReplicaException("cannot write the join request: " + e.getMessage(), e);
    }
  }

  /** Nobody could be asked; nothing happened. */
  public static final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message) {
      super(message);
    }
  }
}
