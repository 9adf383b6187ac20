package org.xsm.schema.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.xsm.schema.Boot;
import org.xsm.schema.GuestSet;
import org.xsm.schema.Pool;
import org.xsm.schema.Secret;
import org.xsm.schema.Site;
import org.xsm.schema.Template;

/** Looks for hosts that are named and do not exist, or are named twice in one list: a decision. */
final class HostNames implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    subject
        .statements()
        .forEach(
            statement ->
                names(
                    subject,
                    findings,
                    statement.own().whereabouts().hosts(),
                    statement::name,
                    statement.own(),
                    "host"));
    Site site = subject.site();
    for (GuestSet set : site.sets()) {
      names(subject, findings, set.hosts(), () -> Names.of(set), set, "hosts");
    }
    for (Pool pool : site.pools()) {
      names(subject, findings, pool.hosts(), () -> Names.of(pool), pool, "hosts");
    }
    for (Template template : site.templates().templates()) {
      names(subject, findings, template.hosts(), () -> Names.of(template), template, "hosts");
    }
    for (Secret secret : site.secrets()) {
      names(subject, findings, secret.hosts(), () -> Names.of(secret), secret, "hosts");
    }
    for (Boot boot : site.boots()) {
      names(subject, findings, boot.hosts(), () -> Names.of(boot), boot, "host");
    }
  }

  private static void names(
      Subject subject,
      Findings findings,
      List<String> names,
      Supplier<String> user,
      Object place,
      String attribute) {
    if (names.isEmpty()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (seen.add(name)) {
        subject.hosts().require(findings, name, user, place, attribute);
      } else {
        findings.error(
            "host-twice",
            place,
            attribute,
            user.get() + " names host " + name + " twice; take one of them out");
      }
    }
  }
}
