package org.xsm.schema.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Places;
import org.xsm.schema.Problem;
import org.xsm.schema.Site;

/** All checks over a whole site: a decision. */
public final class SiteChecks {
  private static final List<Check> CHECKS =
      List.of(
          new ConfigNames(),
          new ConfigCycles(),
          new HostNames(),
          new NetworkNames(),
          new PoolNames(),
          new SecretNames(),
          new TemplateNames(),
          new MachineNames(),
          new AdminSets(),
          new AfterNames(),
          new AfterCycles(),
          new FormerNames(),
          new LabelDemands(),
          new SpreadRoom(),
          new DuplicateMacs(),
          new DuplicateAddresses(),
          new DuplicateUuids(),
          new Hosts(),
          new HostAmounts(),
          new PowerMeans(),
          new Networks(),
          new Pools(),
          new SettingsAmounts(),
          new AdminLogins(),
          new SetHosts(),
          new GuestsFit(),
          new Overcommit(),
          new Quotas(),
          new GuestAmounts(),
          new Roots(),
          new BootSources(),
          new BootOrders(),
          new DiskContents(),
          new DiskBuses(),
          new SharedState(),
          new GuestCards(),
          new GuestAddresses(),
          new GuestGateways(),
          new Screens(),
          new FirstBoots(),
          new RawDomains(),
          new MachineInstalls(),
          new MachineLayouts(),
          new Layouts(),
          new Images(),
          new BootServices());

  private SiteChecks() {}

  /** Everything that is wrong with a site, in the order of the file. */
  public static List<Problem> check(Site site, Places places) {
    return check(site, places, null);
  }

  /** The same, with what the site was before, so that a message can say what an edit took away. */
  public static List<Problem> check(Site site, Places places, @Nullable Site before) {
    var findings = new Findings(places);
    var subject = new Subject(site, before, places);
    CHECKS.forEach(check -> check.look(subject, findings));
    return findings.problems();
  }
}
