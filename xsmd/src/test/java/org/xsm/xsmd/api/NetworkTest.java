package org.xsm.xsmd.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.xsmd.api.Served.error;
import static org.xsm.xsmd.api.Served.json;
import static org.xsm.xsmd.api.Served.outcome;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkTest {
  @TempDir static Path keys;
  @TempDir Path home;

  private static KeyStore host;
  private static KeyStore carl;
  private static KeyStore past;

  @BeforeAll
  static void makeKeys() throws Exception {
    host = Keys.make(keys, "host");
    carl = Keys.make(keys, "carl");
    past = Keys.make(keys, "past", "-startdate", "2020/01/01 00:00:00", "-validity", "30");
  }

  private Served serve() throws GeneralSecurityException {
    String admins =
        "<admin name=\"carl\" role=\"operator\" certificate=\""
            + Keys.fingerprint(carl, "carl")
            + "\"/><admin name=\"past\" role=\"admin\" certificate=\""
            + Keys.fingerprint(past, "past")
            + "\"/>";
    var served =
        Served.secure(
            home,
            Keys.context(Optional.of(host)),
            Served.SITE.replace("</admins>", admins + "</admins>"));
    served.clock.pass(Duration.between(served.clock.instant(), Instant.now()));
    return served;
  }

  private static HttpClient client(Optional<KeyStore> key) throws GeneralSecurityException {
    SSLContext context = Keys.context(key);
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
  }

  private static HttpRequest.Builder call(Served served, String path) {
    return HttpRequest.newBuilder(
            URI.create("https://127.0.0.1:" + served.api.port() + "/api/v1" + path))
        .timeout(Duration.ofSeconds(20));
  }

  @Test
  void knowsAnAdminByCertificate() throws Exception {
    try (var served = serve();
        var client = client(Optional.of(carl))) {
      HttpResponse<String> reads = Served.send(client, call(served, "/status"));
      HttpResponse<String> removes = Served.send(client, call(served, "/hosts/h2").DELETE());

      assertThat(reads.statusCode()).isEqualTo(200);
      assertThat(outcome(removes)).isEqualTo("403 forbidden");
      assertThat(error(removes)).isEqualTo("carl is operator; this call is for role admin");
      assertThat(served.trail.said().getLast())
          .startsWith("carl from 127.0.0.1 delete /api/v1/hosts/h2: refused: carl is operator");
    }
  }

  @Test
  void forgetsACertificateThatLeavesTheSite() throws Exception {
    try (var served = serve();
        var client = client(Optional.of(carl))) {
      served.site.commit(Served.SITE);

      HttpResponse<String> answer = Served.send(client, call(served, "/status"));

      assertThat(outcome(answer)).isEqualTo("401 unauthenticated");
      assertThat(error(answer)).startsWith("no admin in the site file has this certificate");
    }
  }

  @Test
  void takesNoCertificateAfterItsTime() throws Exception {
    try (var served = serve();
        var client = client(Optional.of(past))) {
      HttpResponse<String> answer = Served.send(client, call(served, "/status"));

      assertThat(outcome(answer)).isEqualTo("401 unauthenticated");
      assertThat(error(answer)).startsWith("the certificate is not valid at this time");
    }
  }

  @Test
  void letsAdminsLogIn() throws Exception {
    try (var served = serve();
        var client = client(Optional.empty())) {
      HttpResponse<String> before = Served.send(client, call(served, "/site"));
      HttpResponse<String> login =
          Served.send(
              client,
              call(served, "/login")
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString("{\"name\": \"vera\", \"password\": \"vanilla\"}")));
      String token = json(login).path("token").asText();
      HttpResponse<String> after =
          Served.send(client, call(served, "/site").header("Authorization", "Bearer " + token));

      assertThat(outcome(before)).isEqualTo("401 unauthenticated");
      assertThat(json(login).path("role").asText()).isEqualTo("viewer");
      assertThat(after.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void takesTheTokenOfLoopbackOnlyThere() throws Exception {
    try (var served = serve();
        var client = client(Optional.empty())) {
      HttpResponse<String> answer =
          Served.send(
              client, call(served, "/status").header("Authorization", "Bearer " + served.token()));

      assertThat(outcome(answer)).isEqualTo("401 unauthenticated");
    }
  }

  @Test
  void speaksNothingButTls() throws Exception {
    try (var served = serve();
        var socket = new Socket(InetAddress.getLoopbackAddress(), served.api.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      InputStream in = socket.getInputStream();

      String said = new String(in.readAllBytes(), UTF_8);

      assertThat(said).doesNotContain("HTTP", "ok");
    }
  }

  @Test
  void boundsTheRateOfOneAddress() throws Exception {
    ApiLimits wide = Served.LIMITS;
    var slow =
        new ApiLimits(
            wide.connections(),
            wide.connectionsEach(),
            wide.requests(),
            wide.subscribers(),
            wide.headTime(),
            wide.requestTime(),
            wide.writeTime(),
            wide.editTime(),
            wide.readTime(),
            wide.beat(),
            wide.pause(),
            2,
            wide.refusedNotes());
    try (var served = Served.secure(home, Keys.context(Optional.of(host)), slow);
        var client = client(Optional.empty())) {
      for (int i = 0; i < 10; i++) {
        assertThat(Served.send(client, call(served, "/health")).statusCode()).isEqualTo(200);
      }

      HttpResponse<String> answer = Served.send(client, call(served, "/health"));

      assertThat(outcome(answer)).isEqualTo("429 too-many");
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(served.get("/status").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void provesItselfWithARenewedKey() throws Exception {
    try (var served = serve()) {
      served.api.renew(Keys.context(Optional.of(carl)));

      try (var client = client(Optional.empty())) {
        HttpResponse<String> answer = Served.send(client, call(served, "/health"));

        assertThat(answer.sslSession().orElseThrow().getPeerPrincipal().getName())
            .isEqualTo("CN=carl");
      }
    }
  }
}
