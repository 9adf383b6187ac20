package org.xsm.xsmd.trust;

import static org.bouncycastle.asn1.x509.GeneralName.dNSName;
import static org.bouncycastle.asn1.x509.GeneralName.iPAddress;
import static org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate about to be made: a value. What stands in it is decided here and nowhere else. */
record Issue(BigInteger serial, Date start, Date end) {
  private static final int LONGEST_COMMON_NAME = 64;
  private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "::1");

  X509Certificate authority(Subject subject, EcPair pair) {
    try {
      X500Name name = name("authority", subject);
      X509v3CertificateBuilder builder = builder(name, name, pair.open());
      // It signs hosts, and nothing that signs again.
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(Extension.subjectAlternativeName, false, names(Set.of(uri(subject))));
      return signed(builder, pair);
    } catch (IOException | NoSuchAlgorithmException | OperatorCreationException e) {
      throw new TrustException("cannot make an authority for site " + subject.site(), e);
    }
  }

  X509Certificate host(
      Subject subject,
      PublicKey key,
      Collection<String> addresses,
      X509Certificate issuer,
      EcPair pair) {
    String host = Objects.requireNonNull(subject.host());
    try {
      X500Name issuing = X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
      X509v3CertificateBuilder builder = builder(issuing, name(host, subject), key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
      Set<GeneralName> names = new LinkedHashSet<>();
      names.add(uri(subject));
      names.add(new GeneralName(dNSName, host));
      addresses.forEach(address -> names.add(address(address)));
      LOCAL.forEach(address -> names.add(address(address)));
      builder.addExtension(Extension.subjectAlternativeName, false, names(names));
      return signed(builder, pair);
    } catch (IOException | NoSuchAlgorithmException | OperatorCreationException e) {
      throw new TrustException("cannot make a certificate for host " + host, e);
    }
  }

  private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key)
      throws IOException, NoSuchAlgorithmException {
    var builder =
        new X509v3CertificateBuilder(
            issuer,
            serial,
            start,
            end,
            subject,
            SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return builder;
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, EcPair pair)
      throws IOException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder(EcPair.ALGORITHM).build(pair.secret());
    return Certificates.parse(builder.build(signer).getEncoded());
  }

  private static X500Name name(String common, Subject subject) {
    String cut = common.substring(0, Math.min(common.length(), LONGEST_COMMON_NAME));
    return new X500NameBuilder()
        .addRDN(BCStyle.O, "xsm site " + subject.site())
        .addRDN(BCStyle.CN, cut)
        .build();
  }

  private static GeneralNames names(Set<GeneralName> names) {
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static GeneralName uri(Subject subject) {
    return new GeneralName(uniformResourceIdentifier, subject.uri());
  }

  private static GeneralName address(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return new GeneralName(iPAddress, new DEROctetString(bytes));
    } catch (IllegalArgumentException e) {
      return new GeneralName(dNSName, Subject.hostName(address));
    }
  }
}
