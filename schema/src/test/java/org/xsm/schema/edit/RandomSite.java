package org.xsm.schema.edit;

import java.util.Random;

/**
 * Texts of sites without a mistake, in the layouts that people and programs write: a decision. Each
 * is a function of its seed. Hosts {@code h0…} carry guests, {@code spare0…} carry none; guests are
 * {@code s0/vm0…}.
 */
public final class RandomSite {
  private final Random random;
  private final String newline;
  private final String unit;
  private final char quote;
  private final String close;
  private final boolean oneLine;
  private final StringBuilder text = new StringBuilder();
  private int depth;

  private RandomSite(long seed) {
    this.random = new Random(seed);
    this.newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
    this.unit = pick("  ", "    ", "\t", " ");
    this.quote = random.nextInt(4) == 0 ? '\'' : '"';
    this.close = pick("/>", "/>", " />");
    this.oneLine = random.nextInt(8) == 0;
  }

  /** The text of a site. */
  public static String text(long seed) {
    return new RandomSite(seed).site();
  }

  private String site() {
    if (random.nextBoolean()) {
      text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").append(newline);
    }
    if (random.nextInt(3) == 0) {
      text.append("<!-- a site, <b>not</b> a test & so -->").append(newline);
    }
    open("site", "xmlns", "urn:xsm:site:1", "name", "random");
    open("hosts");
    for (int host = 0; host < 3; host++) {
      host("h" + host, host);
      host("spare" + host, 10 + host);
    }
    shut("hosts");
    open("configs");
    open("config", "name", "web");
    leaf("kernel", "/boot/vmlinuz &amp; co");
    shut("config");
    shut("configs");
    for (int set = 0; set < 2 + random.nextInt(2); set++) {
      set("s" + set);
    }
    shut("site");
    return text.append(pick("", newline, newline)).toString();
  }

  private void host(String name, int number) {
    empty(
        "host",
        "name",
        name,
        "address",
        "192.168.5." + (100 + number),
        "labels",
        maybe("rack=r1 disk=ssd"));
  }

  private void set(String name) {
    open("set", "name", name, "owner", maybe("root &lt;root@x.org>"));
    for (int guest = 0; guest < 2 + random.nextInt(3); guest++) {
      guest("vm" + guest);
    }
    shut("set");
  }

  private void guest(String name) {
    String[] fields = {
      "name", name,
      "config", "web",
      "host", maybe(pick("h0", "h0 h1", "h1  h2")),
      "vcpus", maybe("1"),
      "memory", pick("64MiB", "64", "0.0625 GiB"),
      "description", maybe("it&#39;s &quot;so&quot; &amp; so")
    };
    if (random.nextInt(3) > 0) {
      empty("vm", fields);
      return;
    }
    open("vm", fields);
    disk("vda");
    if (random.nextBoolean()) {
      disk("vdb");
    }
    shut("vm");
  }

  private void disk(String target) {
    empty("disk", "target", target, "source", "/dev/vg/" + text.length(), "bus", maybe("virtio"));
  }

  private String maybe(String value) {
    return random.nextBoolean() ? value : "";
  }

  private void empty(String name, String... fields) {
    line();
    text.append('<').append(name);
    attributes(name, fields);
    text.append(random.nextInt(12) == 0 ? "></" + name + ">" : close);
    trail();
  }

  private void leaf(String name, String value) {
    line();
    text.append('<').append(name).append('>').append(value).append("</").append(name).append('>');
    trail();
  }

  private void open(String name, String... fields) {
    if (depth > 0) {
      line();
    }
    text.append('<').append(name);
    attributes(name, fields);
    text.append('>');
    depth++;
  }

  private void shut(String name) {
    depth--;
    if (!oneLine) {
      text.append(pick("", "", "", newline)).append(newline).append(unit.repeat(depth));
    }
    text.append("</").append(name).append('>');
    trail();
  }

  private void attributes(String name, String... fields) {
    boolean lines = !oneLine && random.nextInt(5) == 0;
    for (int at = 0; at < fields.length; at += 2) {
      if (!fields[at + 1].isEmpty()) {
        String blanks = lines && at > 0 ? newline + unit.repeat(depth + 2) : " ";
        text.append(blanks).append(fields[at]).append('=');
        text.append(quote).append(fields[at + 1]).append(quote);
      }
    }
    text.append(random.nextInt(20) == 0 && name.length() > 3 ? " " : "");
  }

  private void line() {
    if (oneLine) {
      text.append(pick("", " "));
      return;
    }
    if (random.nextInt(10) == 0) {
      return;
    }
    text.append(newline);
    if (random.nextInt(6) == 0) {
      text.append(newline);
    }
    if (random.nextInt(6) == 0) {
      text.append(unit.repeat(depth)).append("<!-- <vm name=\"x\"/>");
      text.append(pick("", newline)).append(" -->").append(newline);
    }
    text.append(unit.repeat(depth));
  }

  private void trail() {
    if (!oneLine && random.nextInt(8) == 0) {
      text.append(pick(" ", "  ", "")).append("<!-- beside -->");
    }
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
