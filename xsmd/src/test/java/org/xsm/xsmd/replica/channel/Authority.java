package org.xsm.xsmd.replica.channel;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates for the hosts of a test, and what trusts them. */
final class Authority {
  private static final char[] PASSWORD = "secret".toCharArray();

  private final KeyPair keys = pair();
  private final X509Certificate certificate;
  private final String name;

  Authority(String name) {
    this.name = name;
    certificate = certify(name, keys, name);
  }

  /** TLS for a host; whoever is trusted is who its certificate's name says. */
  ChannelTls tls(String host) {
    try {
      KeyPair own = pair();
      KeyStore identity = KeyStore.getInstance("PKCS12");
      identity.load(null, null);
      X509Certificate[] chain = {certify(host, own, name), certificate};
      identity.setKeyEntry("host", own.getPrivate(), PASSWORD, chain);
      var keyManagers = KeyManagerFactory.getInstance("PKIX");
      keyManagers.init(identity, PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("authority", certificate);
      var trustManagers = TrustManagerFactory.getInstance("PKIX");
      trustManagers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
      return new ChannelTls(context, Authority::host);
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String host(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName().substring("CN=".length());
  }

  private X509Certificate certify(String subject, KeyPair of, String issuer) {
    try {
      Instant now = Instant.now();
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal("CN=" + issuer),
              new BigInteger(64, new SecureRandom()),
              Date.from(now.minusSeconds(86400)),
              Date.from(now.plusSeconds(86400)),
              new X500Principal("CN=" + subject),
              of.getPublic());
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(subject.equals(issuer)));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
