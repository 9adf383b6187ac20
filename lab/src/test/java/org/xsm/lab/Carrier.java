package org.xsm.lab;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How a call gets to a daemon and back: called on any thread, which waits for the answer. */
interface Carrier {
  /** To daemons on this machine's own loopback. */
  Carrier HERE = over(client().build());

  HttpResponse<String> carry(HttpRequest request) throws IOException, InterruptedException;

  static Carrier over(HttpClient client) {
    return request -> client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5));
  }
}
