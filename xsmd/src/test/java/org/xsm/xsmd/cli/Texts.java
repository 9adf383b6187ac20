package org.xsm.xsmd.cli;

/** Site files for tests: values. */
final class Texts {
  static final String SMALL =
      """
      <site xmlns="urn:xsm:site:1" name="small">
        <hosts>
          <host name="h1" address="10.0.0.1"/>
          <host name="h2" address="10.0.0.2"/>
          <host name="h9" address="10.0.0.9"/>
        </hosts>
        <networks>
          <network name="lan" bridge="br0"/>
        </networks>
        <configs>
          <config name="web" memory="512MiB"> <!-- for all of them -->
            <kernel>template://debian/12/current/boot/vmlinuz</kernel>
            <root>
              <overlay/>
              <layer url="template://debian/12/current"/>
            </root>
          </config>
        </configs>
        <set name="a">
          <vm name="vm1" config="web" host="h1"/>
          <vm name="vm2" config="web" host="h2"/>
        </set>
      </site>
      """;

  /** The same with two mistakes. */
  static final String BROKEN =
      SMALL
          .replace("memory=\"512MiB\"", "memory=\"lots\"")
          .replace("address=\"10.0.0.2\"", "address=\"10.0.0.2\" state=\"asleep\"");

  /** The same after an edit. */
  static final String EDITED =
      SMALL
          .replace("memory=\"512MiB\"", "memory=\"1GiB\"")
          .replace(
              "<vm name=\"vm2\" config=\"web\" host=\"h2\"/>",
              "<vm name=\"vm3\" was=\"a/vm2\" host=\"h2\"/>\n    <vm name=\"vm4\" host=\"h1\"/>")
          .replace(
              "<host name=\"h2\" address=\"10.0.0.2\"/>",
              "<host name=\"h2\" address=\"10.0.0.8\" labels=\"disk=ssd\"/>");

  /** A file of Xen's. */
  static final String XEN =
      """
      name = "web"
      kernel = "/boot/vmlinuz"
      memory = 64
      vif = [ 'bridge=br0' ]
      """;

  private Texts() {}
}
