package org.xsm.xsmd.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every request passes before anything of it is worked on: a decision. It holds the rates, the
 * time on the line, the names that loopback answers to, and what HTTP has that the API has not.
 */
final class Door extends Handler.Wrapper {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final String LOCAL = Door.class.getName() + ".local";

  private final Routes routes;
  private final Entrance loopback;
  private final Entrance network;
  private final ApiLimits limits;

  Door(Routes routes, Entrance loopback, Entrance network, ApiLimits limits) {
    this.routes = routes;
    this.loopback = loopback;
    this.network = network;
    this.limits = limits;
  }

  /** Whether a request came over loopback. */
  static boolean isLocal(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(LOCAL));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean local = Entrance.isLocal(request.getConnectionMetaData().getConnector());
    Entrance entrance = local ? loopback : network;
    Line line = entrance.lines().of(request.getConnectionMetaData().getConnection());
    if (line != null) {
      line.expect(limits.requestTime());
      Request.addCompletionListener(request, failure -> line.expect(limits.headTime()));
      request.setAttribute(Line.ATTRIBUTE, line);
    }
    if (local) {
      request.setAttribute(LOCAL, true);
    }
    Answers.guard(response.getHeaders());
    try {
      check(request, local, entrance.rates());
    } catch (Refusal refusal) {
      write(refusal, response, callback);
      return true;
    }
    if (request.getMethod().equals("OPTIONS")) {
      String allowed = String.join(", ", routes.methods(request.getHttpURI().getPath()));
      response.getHeaders().put(HttpHeader.ALLOW, allowed);
      response.setStatus(204);
      response.write(true, null, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  private void check(Request request, boolean local, Rates rates) {
    if (!rates.allows(caller(request))) {
      throw Refusal.tooMany("too many calls come from this address; come again", 1);
    }
    if (local && !LOOPBACK.contains(host(request).toLowerCase(Locale.ROOT))) {
      // A name that somebody else's DNS points here would make their page ours.
      throw new Refusal(
          Kind.FORBIDDEN, "this port answers to localhost, 127.0.0.1 and [::1], no other name");
    }
    HttpFields headers = request.getHeaders();
    if (headers.contains("X-HTTP-Method-Override")) {
      throw Refusal.usage("X-HTTP-Method-Override is not taken; use the method itself");
    }
    String coding = headers.get(HttpHeader.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw Refusal.usage("the body is encoded as " + Shown.of(coding) + "; send it as it is")
          .status(415);
    }
    if (headers.contains(HttpHeader.UPGRADE)) {
      throw Refusal.usage("nothing here upgrades a connection; leave out the Upgrade header");
    }
    if (isForeignPage(request)) {
      throw new Refusal(Kind.FORBIDDEN, "a page of another origin may not call this");
    }
    routes.check(request.getMethod(), String.valueOf(request.getHttpURI().getPath()));
  }

  /** A browser adds a certificate to whatever any page sends; it also says which page that was. */
  private static boolean isForeignPage(Request request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    return origin != null
        && !origin.equals("https://" + request.getHeaders().get(HttpHeader.HOST))
        && !origin.equals("http://" + request.getHeaders().get(HttpHeader.HOST));
  }

  private static String host(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    return host == null ? "" : host.replaceFirst(":[0-9]*$", "");
  }

  /** One address, or what one machine easily has of them: an IPv6 network of 64 bits. */
  private static String caller(Request request) {
    InetAddress address =
        request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
            ? socket.getAddress()
            : null;
    return switch (address) {
      case null -> "";
      case Inet6Address six -> Arrays.toString(Arrays.copyOf(six.getAddress(), 8));
      default -> address.getHostAddress();
    };
  }

  private static void write(Refusal refusal, Response response, Callback callback) {
    response.setStatus(refusal.status());
    refusal.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, ByteBuffer.wrap(refusal.body()), callback);
  }
}
