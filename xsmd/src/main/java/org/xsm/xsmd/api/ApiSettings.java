package org.xsm.xsmd.api;

import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the API listens and what it leaves on the disk: a value.
 *
 * @param localPort the port of plain HTTP on loopback; 0 lets the system choose
 * @param addresses where it listens for other machines, with TLS; none for loopback alone
 * @param port the port there; 0 lets the system choose
 * @param tls what it proves itself with there; null where there are no addresses. A client's
 *     certificate is judged by the admins in the site file, after its holder has proved to have the
 *     key: so the trust manager lets any certificate pass and names no issuers
 * @param token the file that the token for loopback is written to
 * @param place the file that says where the API is reached, written when it answers
 * @param owner the user who started the daemon, and therefore reads the token
 */
public record ApiSettings(
    int localPort,
    List<String> addresses,
    int port,
    @Nullable SSLContext tls,
    Path token,
    Path place,
    String owner,
    ApiLimits limits) {
  public ApiSettings {
    addresses = List.copyOf(addresses);
    if (!addresses.isEmpty() && tls == null) {
      throw new IllegalArgumentException("no TLS is given for the addresses " + addresses);
    }
  }
}
