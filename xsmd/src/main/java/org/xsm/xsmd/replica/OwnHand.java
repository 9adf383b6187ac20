package org.xsm.xsmd.replica;

import java.util.ArrayDeque;
import java.util.Deque;
import org.xsm.xsmd.replica.order.Bytes;
import org.xsm.xsmd.replica.order.Signer;
import org.xsm.xsmd.replica.order.Verifier;
import org.xsm.xsmd.trust.HostKey;
import org.xsm.xsmd.trust.Signatures;

/**
 * Signs with this host's key and checks what anybody signed: a resource. A host that orders and
 * then folds the same entry knows its own signature again, which is quicker than to reckon it.
 */
final class OwnHand implements Signer, Verifier {
  private static final int REMEMBERED = 16;

  private final HostKey key;
  private final String publicKey;
  private final Deque<Signed> latest = new ArrayDeque<>();

  private record Signed(Bytes message, Bytes signature) {}

  OwnHand(HostKey key) {
    this.key = key;
    this.publicKey = key.publicKey();
  }

  @Override
  public Bytes sign(Bytes message) {
    Bytes signature = Bytes.wrap(key.sign(message.array()));
    synchronized (latest) {
      latest.add(new Signed(message, signature));
      if (latest.size() > REMEMBERED) {
        latest.remove();
      }
    }
    return signature;
  }

  @Override
  public boolean verify(String signer, Bytes message, Bytes signature) {
    return isOwn(signer, message, signature)
        || Signatures.verify(signer, message.array(), signature.array());
  }

  private boolean isOwn(String signer, Bytes message, Bytes signature) {
    if (!signer.equals(publicKey)) {
      return false;
    }
    synchronized (latest) {
      return latest.contains(new Signed(message, signature));
    }
  }
}
