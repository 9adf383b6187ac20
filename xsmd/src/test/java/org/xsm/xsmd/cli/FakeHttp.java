package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** As much of a web server as tests need: a resource. One request a connection. */
final class FakeHttp implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** How requests are answered. */
  @FunctionalInterface
  interface Handler {
    void answer(Request request) throws IOException;
  }

  FakeHttp(Handler handler) throws IOException {
    this.handler = handler;
    this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // It was closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = Request.read(socket);
      handler.answer(request);
      request.finish();
    } catch (IOException e) {
      // Whoever asked has gone.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One request, and the way to answer it. */
  static final class Request {
    private final String method;
    private final URI target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Map<String, String> answerHeaders = new LinkedHashMap<>();
    private final OutputStream out;
    private boolean chunked;

    private Request(
        String method, URI target, Map<String, String> headers, byte[] body, OutputStream out) {
      this.method = method;
      this.target = target;
      this.headers = headers;
      this.body = body;
      this.out = out;
    }

    private static Request read(Socket socket) throws IOException {
      var in = new BufferedInputStream(socket.getInputStream());
      String[] first = line(in).split(" ", -1);
      Map<String, String> headers = new HashMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      return new Request(
          first[0], URI.create(first[1]), headers, in.readNBytes(length), socket.getOutputStream());
    }

    private static String line(InputStream in) throws IOException {
      var line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("the request has no end");
        }
        line.write(next);
      }
      return line.toString(ISO_8859_1).strip();
    }

    String method() {
      return method;
    }

    URI target() {
      return target;
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    byte[] body() {
      return body;
    }

    Request with(String header, String value) {
      answerHeaders.put(header, value);
      return this;
    }

    /** A whole answer. */
    void answer(int status, String type, byte[] bytes) throws IOException {
      with("Content-Type", type).start(status, bytes.length);
      out.write(bytes);
      out.flush();
    }

    /**
     * The head of an answer.
     *
     * @param length what it claims; negative for chunks
     */
    void start(int status, long length) throws IOException {
      chunked = length < 0;
      answerHeaders.put(
          chunked ? "Transfer-Encoding" : "Content-Length", chunked ? "chunked" : "" + length);
      var head = new StringBuilder("HTTP/1.1 " + status + " As it is\r\n");
      answerHeaders.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      out.write(head.append("\r\n").toString().getBytes(UTF_8));
      out.flush();
    }

    /** A part of the body. */
    void write(byte[] bytes) throws IOException {
      if (chunked) {
        out.write((Integer.toHexString(bytes.length) + ";part=1\r\n").getBytes(UTF_8));
      }
      out.write(bytes);
      out.write((chunked ? "\r\n" : "").getBytes(UTF_8));
      out.flush();
    }

    private void finish() throws IOException {
      if (chunked) {
        out.write("0\r\nTrailer: of no use\r\n\r\n".getBytes(UTF_8));
        out.flush();
      }
    }
  }
}
