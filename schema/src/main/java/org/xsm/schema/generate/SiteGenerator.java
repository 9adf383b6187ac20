package org.xsm.schema.generate;

/**
 * Writes site files: a decision. The same options give the same text; time and memory are linear in
 * it.
 */
public final class SiteGenerator {
  private static final int ADDRESSES = 250;

  private final SiteOptions options;
  private final StringBuilder text = new StringBuilder();

  private SiteGenerator(SiteOptions options) {
    this.options = options;
  }

  /** The text of a site file. */
  public static String text(SiteOptions options) {
    return new SiteGenerator(options).write();
  }

  private String write() {
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<site xmlns=\"urn:xsm:site:1\" name=\"").append(options.name()).append("\">\n");
    hosts();
    network();
    config();
    for (int set = 1; set <= options.sets(); set++) {
      set(set);
    }
    return text.append("</site>\n").toString();
  }

  private void hosts() {
    text.append("  <hosts>\n");
    for (int host = 1; host <= options.hosts(); host++) {
      text.append("    <host name=\"").append(host(host));
      text.append("\" address=\"").append(address(host)).append('"');
      if (options.racks() > 0) {
        text.append(" labels=\"rack=r").append((host - 1) % options.racks() + 1).append('"');
      }
      text.append("/>\n");
    }
    text.append("  </hosts>\n");
  }

  private void network() {
    text.append("  <networks>\n    <network name=\"lan\" bridge=\"")
        .append(options.bridge())
        .append("\"/>\n  </networks>\n");
  }

  private void config() {
    text.append("  <configs>\n    <config name=\"").append(options.config());
    text.append("\" vcpus=\"").append(options.vcpus());
    text.append("\" memory=\"").append(options.memory()).append("\">\n");
    text.append(
        """
              <kernel>template://debian/12/current/boot/vmlinuz</kernel>
              <initrd>template://debian/12/current/boot/initrd.img</initrd>
              <root>
                <overlay/>
                <layer url="template://debian/12/current"/>
              </root>
              <interface network="lan"/>
            </config>
          </configs>
        """);
  }

  /** Sets take the guests in turn, each as many as the others or one more. */
  private void set(int set) {
    int guests = options.guests();
    int first = (int) ((long) guests * (set - 1) / options.sets()) + 1;
    int last = (int) ((long) guests * set / options.sets());
    text.append("  <set name=\"set").append(Digits.of(set, Digits.count(options.sets())));
    text.append("\">\n");
    for (int guest = first; guest <= last; guest++) {
      text.append("    <vm name=\"").append(options.naming().name(guest));
      text.append("\" config=\"").append(options.config());
      text.append("\" host=\"").append(host((guest - 1) / options.guestsPerHost() + 1));
      text.append("\"/>\n");
    }
    text.append("  </set>\n");
  }

  private String host(int number) {
    return "h" + Digits.of(number, Digits.count(options.hosts()));
  }

  /** No address ends in 0 or 255, whatever the networks are. */
  private static String address(int host) {
    int index = host - 1;
    return "10.0." + index / ADDRESSES + "." + (index % ADDRESSES + 1);
  }
}
