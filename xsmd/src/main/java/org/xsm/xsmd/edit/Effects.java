package org.xsm.xsmd.edit;

import java.util.ArrayList;
import java.util.List;
import org.xsm.schema.GuestName;

/** What an edit does to guests: a value. Each guest is in it once, with the worst. */
public record Effects(List<Effect> each) {
  public static final Effects NONE = new Effects(List.of());

  public Effects {
    each = List.copyOf(each);
  }

  public int affected() {
    return each.size();
  }

  List<Effect> of(Effect.Kind kind) {
    return each.stream().filter(effect -> effect.kind() == kind).toList();
  }

  List<String> guests() {
    return each.stream().map(Effect::guest).map(GuestName::toString).toList();
  }

  /** As in {@code remove 12 and restart 3}. */
  String counts() {
    var counts = new ArrayList<String>();
    for (Effect.Kind kind : Effect.Kind.values()) {
      int guests = of(kind).size();
      if (guests > 0) {
        counts.add(kind.of(guests));
      }
    }
    return Listing.and(counts);
  }
}
