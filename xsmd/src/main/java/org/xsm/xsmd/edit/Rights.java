package org.xsm.xsmd.edit;
import java.util.*;
/** tmp. */
final class Rights {
  Rights(Object... o) {}
  Optional<String> objection(List<?> changes) { return Optional.empty(); }
}
