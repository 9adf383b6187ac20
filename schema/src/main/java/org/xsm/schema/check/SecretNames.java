package org.xsm.schema.check;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Definition;
import org.xsm.schema.Disk;
import org.xsm.schema.Graphics;
import org.xsm.schema.Host;
import org.xsm.schema.Machine;
import org.xsm.schema.Pool;
import org.xsm.schema.Power;
import org.xsm.schema.Secret;
import org.xsm.schema.SecretReference;
import org.xsm.schema.Site;
import org.xsm.schema.Templates;

/** Looks for secrets that are referred to and not listed: a decision. */
final class SecretNames implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    Site site = subject.site();
    Directory<Secret> secrets = Directory.of("secret", site.secrets(), subject.was(Site::secrets));
    var names = new Reporter(secrets, findings);
    for (Pool pool : site.pools()) {
      names.require(pool.secret(), () -> Names.of(pool), pool, "secret");
    }
    for (Templates.Source source : site.templates().sources()) {
      names.require(source.secret(), () -> Names.of(source), source, "secret");
    }
    for (Host host : site.hosts()) {
      names.power(host.power(), () -> Names.of(host));
    }
    for (Machine machine : site.machines().machines()) {
      names.power(machine.power(), () -> Names.of(machine));
    }
    subject.statements().forEach(statement -> names.guest(statement.own(), statement::name));
  }

  private record Reporter(Directory<Secret> secrets, Findings findings) {
    void guest(Definition own, Supplier<String> user) {
      for (Disk disk : own.disks()) {
        require(disk.secret(), user, disk, "secret");
      }
      Graphics graphics = own.start().graphics();
      if (graphics != null) {
        require(graphics.password(), user, graphics, "password");
      }
    }

    void power(@Nullable Power power, Supplier<String> user) {
      if (power != null) {
        require(power.password(), user, power, "password");
      }
    }

    void require(
        @Nullable SecretReference secret, Supplier<String> user, Object place, String attribute) {
      if (secret != null) {
        secrets.require(findings, secret.name(), user, place, attribute);
      }
    }
  }
}
