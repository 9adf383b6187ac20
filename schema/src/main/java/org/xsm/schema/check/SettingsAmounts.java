package org.xsm.schema.check;

import org.xsm.schema.Settings;
import org.xsm.schema.Share;
import org.xsm.schema.Span;

/** Looks at numbers of the settings that are possible but make no sense: a decision. */
final class SettingsAmounts implements Check {
  private static final Share ALL = Share.parse("100%");
  private static final Span SECOND = Span.parse("1s");

  @Override
  public void look(Subject subject, Findings findings) {
    Settings settings = subject.site().settings();
    if (settings.trashTime().isZero()) {
      findings.warning(
          "trash-time",
          settings,
          "trash-time",
          "trash-time=\"0s\" keeps nothing: the disks of a guest that is removed by mistake are"
              + " gone at once; write some days, as in 7d");
    }
    overcommit(settings, findings);
    if (settings.guard().share().thousandthsOfPercent() > ALL.thousandthsOfPercent()) {
      findings.error(
          "guard",
          settings.guard(),
          "share",
          Sentence.of(
              "share=\"%s\" is more than all guests; write at most 100%%, which allows any edit",
              settings.guard().share()));
    }
    if (settings.migration().downtimeLimit().isZero()) {
      findings.error(
          "downtime-limit",
          settings.migration(),
          "downtime-limit",
          "no move comes without any standstill; write some, as in 300ms");
    }
    monitoring(settings.monitoring(), findings);
  }

  private static void overcommit(Settings settings, Findings findings) {
    if (settings.cpuOvercommit().thousandths() == 0) {
      findings.error(
          "overcommit-zero",
          settings,
          "cpu-overcommit",
          "cpu-overcommit=\"0\" lets no guest run at all; write 1 to promise what there is");
    }
    if (settings.memoryOvercommit().thousandths() == 0) {
      findings.error(
          "overcommit-zero",
          settings,
          "memory-overcommit",
          "memory-overcommit=\"0\" lets no guest run at all; write 1 to promise what there is");
    }
  }

  private static void monitoring(Settings.Monitoring monitoring, Findings findings) {
    if (monitoring.period().compareTo(SECOND) < 0) {
      findings.error(
          "period",
          monitoring,
          "period",
          Sentence.of(
              "period=\"%s\" would keep hosts busy with counting; write at least 1s",
              monitoring.period()));
    }
  }
}
