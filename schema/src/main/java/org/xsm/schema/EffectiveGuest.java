package org.xsm.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guest as it should be: its own definition laid over its config's, with defaults for what
 * neither says. A value; the definition keeps apart what was said and what was not.
 */
public record EffectiveGuest(Guest guest, Definition definition) {
  private static final Size DEFAULT_MEMORY = Size.parse("512MiB");
  private static final Span DEFAULT_STOP_TIMEOUT = Span.parse("120s");

  public GuestName name() {
    return guest.name();
  }

  public int vcpus() {
    return or(definition.hardware().vcpus(), 1);
  }

  public int vcpusMax() {
    return or(definition.hardware().vcpusMax(), vcpus());
  }

  public Size memory() {
    return or(definition.hardware().memory(), DEFAULT_MEMORY);
  }

  public Size memoryMax() {
    return or(definition.hardware().memoryMax(), memory());
  }

  public int cpuWeight() {
    return or(definition.hardware().cpuWeight(), 256);
  }

  public String cpu() {
    return or(definition.hardware().cpu(), "baseline");
  }

  public Definition.Hardware.Clock clock() {
    return or(definition.hardware().clock(), Definition.Hardware.Clock.UTC);
  }

  public Definition.Life.State state() {
    return or(definition.life().state(), Definition.Life.State.RUNNING);
  }

  public Definition.Life.OnChange onChange() {
    return or(definition.life().onChange(), Definition.Life.OnChange.NEXT_BOOT);
  }

  public Definition.Life.OnPoweroff onPoweroff() {
    return or(definition.life().onPoweroff(), Definition.Life.OnPoweroff.STAY_OFF);
  }

  public Definition.Life.OnCrash onCrash() {
    return or(definition.life().onCrash(), Definition.Life.OnCrash.RESTART);
  }

  public Definition.Life.OnLoss onLoss() {
    return or(definition.life().onLoss(), Definition.Life.OnLoss.WAIT);
  }

  public int restartLimit() {
    return or(definition.life().restartLimit(), 5);
  }

  public Span stopTimeout() {
    return or(definition.life().stopTimeout(), DEFAULT_STOP_TIMEOUT);
  }

  public Definition.Life.OnStopTimeout onStopTimeout() {
    return or(definition.life().onStopTimeout(), Definition.Life.OnStopTimeout.WAIT);
  }

  public boolean protect() {
    return or(definition.life().protect(), false);
  }

  public int priority() {
    return or(definition.life().priority(), 0);
  }

  public List<Disk> disks() {
    return definition.disks();
  }

  /** Its cards, the first with the address parameters that the guest itself carries. */
  public List<Interface> interfaces() {
    if (definition.interfaces().isEmpty()) {
      return List.of();
    }
    var cards = new ArrayList<>(definition.interfaces());
    cards.set(0, cards.getFirst().addressedAs(guest));
    return List.copyOf(cards);
  }

  private static <T> T or(@Nullable T said, T otherwise) {
    return said == null ? otherwise : said;
  }
}
