package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.Place;
import org.xsm.schema.edit.Target;
import org.xsm.schema.xen.XlConverted;
import org.xsm.schema.xen.XlNetwork;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/**
 * Adds whole configs to a site file: a decision. An empty config is added first, by an edit that
 * knows where it goes and how its neighbours are laid out; then its text takes its place.
 */
final class ConfigInsertion {
  private final SiteEdit before;
  private final boolean replace;

  /** What the site calls the bridges that it has. */
  private final Map<String, String> networks = new LinkedHashMap<>();

  /**
   * @param replace whether configs of the same names make way
   */
  ConfigInsertion(SiteEdit before, boolean replace) {
    this.before = before;
    this.replace = replace;
    before
        .elements("network")
        .forEach(network -> networks.put(value(network, "bridge"), value(network, "name")));
  }

  SiteEdit add(Map<String, XlConverted> configs) {
    var edits = new ArrayList<Edit>();
    List<String> known = before.elements("config").map(config -> value(config, "name")).toList();
    configs.forEach(
        (name, converted) -> {
          converted.networks().forEach(network -> addNetwork(network, edits));
          if (replace && known.contains(name)) {
            edits.add(new Edit.Remove(Target.of("config", name)));
          }
          edits.add(add("config", Map.of("name", name)));
        });
    SiteEdit edit = before.apply(edits);
    for (Map.Entry<String, XlConverted> config : configs.entrySet()) {
      edit = edit.with(filled(edit.text(), config.getKey(), xml(config.getValue())), List.of());
    }
    return edit;
  }

  private void addNetwork(XlNetwork network, List<Edit> edits) {
    if (networks.putIfAbsent(network.bridge(), network.name()) == null) {
      edits.add(add("network", Map.of("name", network.name(), "bridge", network.bridge())));
    }
  }

  private static Edit add(String kind, Map<String, String> attributes) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("name", attributes.getOrDefault("name", ""));
    attributes.forEach(fields::putIfAbsent);
    return new Edit.Add(Target.SITE, kind, fields, Place.USUAL);
  }

  /** The config with the site's own names for its networks. */
  private String xml(XlConverted converted) {
    String xml = converted.xml().strip();
    for (XlNetwork network : converted.networks()) {
      String name = networks.getOrDefault(network.bridge(), network.name());
      xml = xml.replace(" network=\"" + network.name() + "\"", " network=\"" + name + "\"");
    }
    return xml;
  }

  private static String filled(String text, String name, String xml) {
    String empty = "<config name=\"" + name + "\"/>";
    int at = text.lastIndexOf(empty);
    if (at < 0) {
      throw new Failure(
          Exit.FAILED,
          "cannot add the config "
              + name
              + ": the site file writes its elements with a prefix; add what xsm import prints"
              + " without -f by hand");
    }
    int line = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
    String indent = text.substring(line, at).isBlank() ? text.substring(line, at) : "";
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    return text.substring(0, at)
        + xml.replaceAll("\r?\n", end + indent)
        + text.substring(at + empty.length());
  }

  private static String value(XmlElement element, String attribute) {
    return element.attribute(attribute).map(XmlAttribute::value).orElse("");
  }
}
