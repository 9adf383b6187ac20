package org.xsm.xsmd.trust;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The one curve of hosts and authorities: a decision. Every TLS library knows it. */
final class P256 {
  static final String NAME = "secp256r1";

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName(NAME);

  private P256() {}

  static boolean has(PublicKey key) {
    return key instanceof ECPublicKey ec
        && ec.getParams() != null
        && ec.getParams().getOrder().equals(CURVE.getN())
        && ec.getParams().getCurve().getField().getFieldSize() == CURVE.getCurve().getFieldSize();
  }

  static boolean isPrivate(BigInteger number) {
    return number.signum() > 0 && number.compareTo(CURVE.getN()) < 0;
  }

  static PrivateKey privateKey(BigInteger number) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, parameters()));
  }

  /** The public key of a private one. */
  static PublicKey publicKey(BigInteger number) throws GeneralSecurityException {
    var point = new FixedPointCombMultiplier().multiply(CURVE.getG(), number).normalize();
    var affine =
        new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, parameters()));
  }

  private static ECParameterSpec parameters() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(NAME));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }
}
