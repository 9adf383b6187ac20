package org.xsm.schema.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.xsm.schema.RawDomain;

/** Looks for raw libvirt XML that says what is XSM's to say: a decision. */
final class RawDomains implements Check {
  private static final Map<String, String> INSTEAD = instead();

  private static Map<String, String> instead() {
    var instead = new LinkedHashMap<String, String>();
    instead.put("name", "it follows from the set and the name of the vm: take it out");
    instead.put("uuid", "take it out, and write uuid= on the vm if it must be a certain one");
    instead.put("metadata", "XSM knows its guests by it: take it out");
    instead.put("on_poweroff", "take it out, and write on-poweroff= on the vm or config");
    instead.put("on_reboot", "a guest that reboots goes on running: take it out");
    instead.put("on_crash", "take it out, and write on-crash= on the vm or config");
    instead.put("domain", "write what is in it directly in the outer one");
    return instead;
  }

  @Override
  public void look(Subject subject, Findings findings) {
    subject
        .statements()
        .forEach(
            statement -> {
              for (RawDomain domain : statement.own().domains()) {
                INSTEAD.forEach((name, advice) -> look(domain, name, advice, findings));
              }
            });
  }

  private static void look(RawDomain domain, String name, String advice, Findings findings) {
    if (findings.says(domain, name)) {
      findings.error(
          "raw-domain",
          domain,
          name,
          Sentence.of("<%s> may not stand in the raw XML of <domain>; %s", name, advice));
    }
  }
}
