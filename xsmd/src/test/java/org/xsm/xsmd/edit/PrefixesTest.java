package org.xsm.xsmd.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrefixesTest {
  private static final List<String> ALLOWED =
      List.of(
          "/srv/a", "/srv/b/", "nfs://store.example/overlays", "rbd:pool/", "template://debian/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/srv/a",
        "/srv/a/x.img",
        "/srv/b/deep/x.img",
        "nfs://store.example/overlays/web",
        "rbd:pool/web",
        "template://debian/12/current"
      })
  void coverWhatLiesUnderThem(String location) {
    assertThat(Prefixes.cover(ALLOWED, location)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/srv/ab",
        "/srv/a.img",
        "/srv",
        "/srv/b",
        "/srv/a/../b",
        "/srv/a/..",
        "/srv/a/./x",
        "/srv/a//x",
        "/srv/a/%2e%2e/x",
        "/srv/a/%2E%2E/x",
        "/srv/a/..%2fx",
        "/srv/a\\..\\x",
        "file:/srv/a/x",
        "nfs://store.example/overlaysx",
        "nfs://store.example@evil.example/overlays",
        "nfs://store.example/overlays/../x",
        "rbd:pool2/web",
        "template://debian",
        "/etc/shadow",
        ""
      })
  void coverNothingElse(String location) {
    assertThat(Prefixes.cover(ALLOWED, location)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/shadow", "template://debian/12"})
  void coverNothingWhereThereAreNone(String location) {
    assertThat(Prefixes.cover(List.of(), location)).isFalse();
  }
}
