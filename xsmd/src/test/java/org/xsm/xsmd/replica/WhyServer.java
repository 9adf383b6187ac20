package org.xsm.xsmd.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.trust.SiteTls;
import org.xsm.xsmd.trust.WhyAnswer;
import org.xsm.xsmd.trust.WhyQuestion;

/** Answers the one question that anyone may ask a host, over TLS: a resource of tests. */
final class WhyServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");
  private static final int PATIENCE_MS = 10_000;

  private final ServerSocket socket;
  private final Opinion opinion;

  WhyServer(SiteTls tls, int port, Opinion opinion) {
    this.opinion = opinion;
    try {
      socket =
          tls.api()
              .getServerSocketFactory()
              .createServerSocket(port, 16, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        Thread.ofVirtual().start(() -> answer((SSLSocket) caller));
      } catch (IOException e) {
        // Closed, or a caller that has gone.
      }
    }
  }

  private void answer(SSLSocket caller) {
    try (caller) {
      caller.setSoTimeout(PATIENCE_MS);
      InputStream in = caller.getInputStream();
      Matcher length = LENGTH.matcher(head(in));
      int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
      JsonNode asked = JSON.readTree(in.readNBytes(bytes));
      WhyAnswer said =
          opinion.of(
              new WhyQuestion(
                  shown(caller),
                  asked.path("wire").asInt(),
                  asked.path("protocol").asInt(),
                  Instant.parse(asked.path("time").asText()),
                  "127.0.0.1"));
      byte[] body = json(said).getBytes(UTF_8);
      String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length;
      caller.getOutputStream().write((head + "\r\n\r\n").getBytes(UTF_8));
      caller.getOutputStream().write(body);
      caller.getOutputStream().flush();
    } catch (IOException e) {
      // The caller sees that there is no answer.
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request ended early");
      }
      head.write(next);
    }
    return head.toString(UTF_8);
  }

  private static @Nullable X509Certificate shown(SSLSocket caller) {
    try {
      return (X509Certificate) caller.getSession().getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  private static String json(WhyAnswer said) {
    var answer = JSON.createObjectNode();
    answer.put("host", said.host()).put("site", said.site().toString());
    answer.put("talks", said.talks()).put("reason", said.reason());
    answer.put("sentence", said.sentence()).put("wire", said.wire());
    return answer.put("protocol", said.protocol()).put("time", said.time().toString()).toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
