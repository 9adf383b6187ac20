package org.xsm.xsmd.replica.order;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xsm.xsmd.trust.HostKey;
import org.xsm.xsmd.trust.RecoveryKey;
import org.xsm.xsmd.trust.Signatures;

/** Signs with the keys that sites really have: P-256 for hosts, Ed25519 for the recovery. */
final class RealPen implements Chain.Pen {
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Map<String, HostKey> hosts = new ConcurrentHashMap<>();
  private final RecoveryKey recovery = RecoveryKey.generate(CHANCE);

  @Override
  public String key(String name) {
    return name.equals("recovery") ? recovery.publicKey() : host(name).publicKey();
  }

  @Override
  public Bytes sign(String name, Bytes message) {
    return Bytes.wrap(
        name.equals("recovery")
            ? recovery.sign(message.array())
            : host(name).sign(message.array()));
  }

  @Override
  public boolean verify(String key, Bytes message, Bytes signature) {
    return Signatures.verify(key, message.array(), signature.array());
  }

  private HostKey host(String name) {
    return hosts.computeIfAbsent(name, _ -> HostKey.generate(CHANCE));
  }
}
