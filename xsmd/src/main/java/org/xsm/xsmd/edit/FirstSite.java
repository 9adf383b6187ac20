package org.xsm.xsmd.edit;
import static java.nio.charset.StandardCharsets.UTF_8;
import org.xsm.xsmd.store.SiteText;
/** tmp. */
public final class FirstSite {
  private FirstSite() {}
  public static SiteText of(String site, String host, String address) {
    return SiteText.of(("<site xmlns=\"urn:xsm:site:1\" name=\"" + site + "\">\n  <hosts>\n    <host name=\"" + host + "\" address=\"" + address + "\"/>\n  </hosts>\n</site>\n").getBytes(UTF_8));
  }
}
