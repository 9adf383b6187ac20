package org.xsm.schema.xen;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which processors of the host a guest may run on, by {@code cpus}: a decision. */
final class XlProcessors {
  private static final Pattern SET =
      Pattern.compile("\\^?[0-9]{1,4}(-[0-9]{1,4})?(,\\^?[0-9]{1,4}(-[0-9]{1,4})?){0,49}");

  private final XlConfig config;
  private final XlNotes notes;

  XlProcessors(XlConfig config, XlNotes notes) {
    this.config = config;
    this.notes = notes;
  }

  /** One set for all virtual processors is an attribute; a set for each is a matter of raw XML. */
  Optional<String> attribute() {
    List<String> sets = sets();
    Optional<String> strange = sets.stream().filter(set -> !SET.matcher(set).matches()).findFirst();
    if (strange.isPresent()) {
      String found = "cpus=" + XlShown.quoted(strange.get());
      notes.notCarried(XlKey.CPUS, found + "; write numbers and ranges, as in 0-3,8");
      return Optional.empty();
    }
    return sets.size() == 1 ? Optional.of(sets.getFirst()) : Optional.empty();
  }

  void writeRaw(XlElement domain) {
    List<String> sets = sets();
    if (sets.size() < 2 || !sets.stream().allMatch(set -> SET.matcher(set).matches())) {
      return;
    }
    var tuning = domain.child("cputune");
    for (int vcpu = 0; vcpu < sets.size(); vcpu++) {
      var pin = new XlElement("vcpupin").with("vcpu", Integer.toString(vcpu));
      tuning.add(pin.with("cpuset", sets.get(vcpu)));
    }
  }

  private List<String> sets() {
    List<String> sets = config.texts(XlKey.CPUS).stream().map(set -> set.replace(" ", "")).toList();
    return sets.equals(List.of("all")) ? List.of() : sets;
  }
}
