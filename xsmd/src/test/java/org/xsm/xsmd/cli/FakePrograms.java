package org.xsm.xsmd.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Programs that only note what they are asked for: a resource. */
final class FakePrograms implements Programs {
  private final List<Object> orders = new ArrayList<>();
  private final @Nullable Failure failure;

  FakePrograms() {
    this(null);
  }

  /**
   * @param failure what happens instead
   */
  FakePrograms(@Nullable Failure failure) {
    this.failure = failure;
  }

  List<Object> orders() {
    return orders;
  }

  private void note(Object order) {
    orders.add(order);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public Founded init(InitOrder order) {
    note(order);
    return new Founded(
        "6f1c2b1e",
        "small",
        order.machine().name(),
        "10.0.0.1",
        7780,
        places(order.machine()),
        order.dryRun() ? "" : "K1-KEY",
        List.of("makes the keys", "writes the site file"));
  }

  @Override
  public Joined join(JoinOrder order) {
    note(order);
    return new Joined(
        "6f1c2b1e",
        "small",
        order.machine().name(),
        "10.0.0.2",
        7780,
        "h1",
        8,
        places(order.machine()),
        List.of("asks h1 for a certificate"));
  }

  @Override
  public void up(UpOrder order, Consumer<Started> started) {
    note(order);
    started.accept(
        new Started(
            "small",
            "h1",
            "10.0.0.1",
            7780,
            4711,
            places(order.machine()),
            order.init() ? "K1-KEY" : ""));
  }

  @Override
  public Rehearsed demo(DemoOrder order, Consumer<String> progress) {
    note(order);
    progress.accept("h1 founds a site");
    return new Rehearsed() {
      @Override
      public List<Path> homes() {
        return List.of(order.directory().resolve("h1"));
      }

      @Override
      public void close() {
        orders.add("closed");
      }
    };
  }

  private static List<Place> places(Machine machine) {
    Path home = Objects.requireNonNullElse(machine.home(), Path.of("/"));
    return List.of(
        new Place("site file", Path.of("/etc/xsm").resolve("site.xml")),
        new Place("home", home.getFileName() == null ? home : home.getFileName()));
  }
}
