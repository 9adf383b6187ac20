package org.xsm.xsmd.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.channel.SiteChannel;
import org.xsm.xsmd.replica.order.RequestCodec;
import org.xsm.xsmd.trust.WhyAnswer;

/**
 * Asks another host why it does not talk to this one: a call. Whoever answers is not known to be
 * anybody, so the answer is short, comes soon or not at all, and is only shown.
 */
final class WhyCall {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(6);
  private static final int LONGEST = 16 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SSLContext asking;
  private final Clock clock;

  /**
   * Made once.
   *
   * @param asking shows this host's certificate, if it has one, and takes any server
   */
  WhyCall(SSLContext asking, Clock clock) {
    this.asking = asking;
    this.clock = clock;
  }

  /**
   * What was answered.
   *
   * @param certificate what the one who answers proved to have the key of
   * @param here what the clock here said then
   */
  record Said(WhyAnswer answer, X509Certificate certificate, Instant here) {}

  /**
   * Asks, and waits for the answer.
   *
   * @param place address and port of the API there, as an URI has them
   */
  Said ask(String place) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .sslContext(asking)
            .build();
    try {
      HttpResponse<byte[]> response =
          client
              .sendAsync(
                  request(place),
                  HttpResponse.BodyHandlers.limiting(
                      HttpResponse.BodyHandlers.ofByteArray(), LONGEST))
              .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException(place + " answers with status " + response.statusCode());
      }
      return new Said(read(response.body()), certificate(response), clock.instant());
    } catch (ExecutionException e) {
      throw new IOException("cannot ask " + place + ": " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException(place + " does not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      client.shutdownNow();
    }
  }

  private HttpRequest request(String place) throws IOException {
    byte[] body =
        JSON.writeValueAsBytes(
            JSON.createObjectNode()
                .put("wire", SiteChannel.WIRE)
                .put("protocol", RequestCodec.PROTOCOL)
                .put("time", clock.instant().toString()));
    try {
      return HttpRequest.newBuilder(URI.create("https://" + place + "/api/v1/peers/why"))
          .timeout(ANSWER)
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(body))
          .build();
    } catch (IllegalArgumentException e) {
      throw new IOException("nobody can be asked at " + place, e);
    }
  }

  private static WhyAnswer read(byte @Nullable [] body) throws IOException {
    JsonNode json = JSON.readTree(body == null ? new byte[0] : body);
    try {
      return new WhyAnswer(
          json.path("host").asText(),
          UUID.fromString(json.path("site").asText()),
          json.path("talks").asBoolean(),
          json.path("reason").asText(),
          json.path("sentence").asText(),
          json.path("wire").asInt(),
          json.path("protocol").asInt(),
          Instant.parse(json.path("time").asText()));
    } catch (RuntimeException e) {
      throw new IOException("what answers there is no host of a site", e);
    }
  }

  private static X509Certificate certificate(HttpResponse<?> response) throws IOException {
    try {
      var session = response.sslSession().orElseThrow(() -> new IOException("no TLS"));
      return (X509Certificate) session.getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException e) {
      throw new IOException("what answers there shows no certificate", e);
    }
  }
}
