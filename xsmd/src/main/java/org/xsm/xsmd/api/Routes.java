package org.xsm.xsmd.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xsm.schema.Nearest;

/** All calls of the API: a value. It also says what is wrong with a call that is none of them. */
record Routes(List<Route> all) {
  Routes {
    all = List.copyOf(all);
  }

  /** The methods of a path as it was sent; none where there is no such path. */
  Set<String> methods(String sent) {
    var methods = new TreeSet<String>();
    for (Route route : all) {
      if (route.fits(sent)) {
        methods.add(route.method());
        if (route.method().equals("GET")) {
          methods.add("HEAD");
        }
      }
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }

  /** Refuses a path that is not there, or a method that it does not have. */
  void check(String method, String sent) {
    Set<String> methods = methods(sent);
    if (methods.isEmpty()) {
      throw new Refusal(Kind.NOT_FOUND, "there is no " + Shown.of(sent) + hint(sent));
    }
    if (!methods.contains(method)) {
      String allowed = String.join(", ", methods);
      throw Refusal.usage(sent + " takes " + allowed + ", not " + Shown.of(method))
          .status(405)
          .header("Allow", allowed);
    }
  }

  private String hint(String sent) {
    if (sent.length() > 200) {
      return "";
    }
    var paths = new ArrayList<String>();
    all.forEach(route -> paths.add(route.full()));
    return Nearest.to(sent, paths)
        .or(() -> Nearest.to(Route.ROOT + sent, paths))
        .map(near -> "; did you mean " + near + "?")
        .orElse("; " + Route.ROOT + "/openapi.json lists what is there");
  }
}
