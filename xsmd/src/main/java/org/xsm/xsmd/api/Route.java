package org.xsm.xsmd.api;

import java.util.List;

/**
 * One call of the API: a value.
 *
 * @param path below the root, with the names of what varies in braces
 * @param queries the query parameters it takes
 */
record Route(String method, String path, Access access, List<String> queries, Work work) {
  /** Below it lies everything. */
  static final String ROOT = "/api/v1";

  /** What a call does. It answers through the exchange, or throws a {@link Refusal}. */
  @FunctionalInterface
  interface Work {
    void run(Exchange exchange);
  }

  Route {
    queries = List.copyOf(queries);
  }

  static Route get(String path, Access access, Work work, String... queries) {
    return new Route("GET", path, access, List.of(queries), work);
  }

  static Route post(String path, Access access, Work work) {
    return new Route("POST", path, access, List.of(), work);
  }

  static Route put(String path, Access access, Work work, String... queries) {
    return new Route("PUT", path, access, List.of(queries), work);
  }

  static Route delete(String path, Access access, Work work, String... queries) {
    return new Route("DELETE", path, access, List.of(queries), work);
  }

  /** The whole path, with braces. */
  String full() {
    return ROOT + path;
  }

  /** Whether a path as it was sent is this one's. */
  boolean fits(String sent) {
    String[] parts = sent.split("/", -1);
    String[] own = full().split("/", -1);
    if (parts.length != own.length) {
      return false;
    }
    for (int i = 0; i < own.length; i++) {
      boolean fits = own[i].startsWith("{") ? !parts[i].isEmpty() : own[i].equals(parts[i]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
