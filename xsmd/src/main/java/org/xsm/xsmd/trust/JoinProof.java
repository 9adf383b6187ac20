package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What a machine that wants a certificate signs with the key that it wants it for: a value, all of
 * its request. So nobody gets a certificate over a key of somebody else, and nobody changes a
 * request on its way or uses it for another site.
 *
 * @param site the site that it asks, from its token
 * @param token the id of its token, and {@code secret} what belongs to it
 * @param key its public key (X.509, Base64)
 */
public record JoinProof(
    UUID site,
    String token,
    String secret,
    String name,
    String address,
    int port,
    String key,
    int protocol,
    String version,
    boolean dryRun) {
  private static final String PURPOSE = "xsm join 1";
  private static final int LONGEST_PROOF = 256;

  /** The proof: a signature in Base64. */
  public String signedBy(HostKey owner) {
    return Base64.getEncoder().encodeToString(owner.sign(message()));
  }

  /** Whether the owner of the key signed this request. */
  public boolean isProvedBy(String proof) {
    try {
      return proof.length() <= LONGEST_PROOF
          && Signatures.verify(key, message(), Base64.getDecoder().decode(proof));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Each part with its length before it: no two requests have the same bytes. */
  private byte[] message() {
    var message = new ByteArrayOutputStream();
    List<String> parts =
        List.of(
            PURPOSE,
            site.toString(),
            token,
            secret,
            name,
            address,
            Integer.toString(port),
            key,
            Integer.toString(protocol),
            version,
            Boolean.toString(dryRun));
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      message.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      message.writeBytes(bytes);
    }
    return message.toByteArray();
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "request of " + Shown.of(name) + " to join site " + site;
  }
}
