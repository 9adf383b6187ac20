package org.xsm.schema.check;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestName;

/** Looks for two guests with one UUID, or with one name in libvirt: a decision. */
final class DuplicateUuids implements Check {
  @Override
  public void look(Subject subject, Findings findings) {
    var uuids = new Claims(findings, "duplicate-uuid");
    var names = new Claims(findings, "libvirt-name");
    Set<GuestName> dotted = new HashSet<>();
    for (Member member : subject.members()) {
      Guest guest = member.guest();
      UUID uuid = guest.uuid();
      if (uuid != null) {
        uuids.claim(
            uuid,
            new Claims.Claim(guest, guest, "uuid", uuid),
            "give one of them another, or leave it out to have it derived");
      }
      if (isDotted(guest.name()) && dotted.add(guest.name())) {
        String name = guest.name().libvirtName();
        names.claim(
            name,
            new Claims.Claim(guest, guest, "name", "libvirt name ", name),
            "rename one of them");
      }
    }
  }

  /** Only a dot in a name can be taken for the one between set and guest. */
  private static boolean isDotted(GuestName name) {
    return name.set().indexOf('.') >= 0 || name.name().indexOf('.') >= 0;
  }
}
