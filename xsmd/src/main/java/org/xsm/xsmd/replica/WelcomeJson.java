package org.xsm.xsmd.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.xsm.xsmd.store.Facts;
import org.xsm.xsmd.store.Hash;
import org.xsm.xsmd.store.HostFact;
import org.xsm.xsmd.store.Position;
import org.xsm.xsmd.store.SiteHosts.Welcome;
import org.xsm.xsmd.store.Voter;

/** The welcome of a new host as the API writes it: a function. Tokens are none of its business. */
final class WelcomeJson {
  private WelcomeJson() {}

  static Welcome read(JsonNode json) {
    try {
      JsonNode position = json.path("position");
      return new Welcome(
          json.path("certificate").asText(),
          facts(json.path("facts")),
          new Position(
              position.path("epoch").asLong(),
              position.path("index").asLong(),
              new Hash(position.path("hash").asText())),
          json.path("siteName").asText());
    } catch (RuntimeException e) {
      throw new ReplicaException("the host answers with no welcome: " + e.getMessage(), e);
    }
  }

  private static Facts facts(JsonNode json) {
    var hosts = new TreeMap<String, HostFact>();
    for (JsonNode host : json.path("hosts")) {
      var fact =
          new HostFact(
              host.path("name").asText(),
              host.path("address").asText(),
              host.path("port").asInt(),
              host.path("certificate").asText(),
              Instant.parse(host.path("admitted").asText()),
              host.path("retired").asBoolean());
      hosts.put(fact.name(), fact);
    }
    var voters = new ArrayList<Voter>();
    for (JsonNode voter : json.path("voters")) {
      voters.add(
          new Voter(
              voter.path("peer").asText(),
              voter.path("host").asText(),
              voter.path("key").asText()));
    }
    return new Facts(
        UUID.fromString(json.path("site").asText()),
        json.path("epoch").asLong(),
        json.path("protocol").asInt(),
        texts(json.path("authorities")),
        json.path("recoveryKey").asText(),
        voters,
        hosts,
        new TreeMap<>(),
        new TreeSet<>(texts(json.path("reconciling"))));
  }

  private static List<String> texts(JsonNode json) {
    var texts = new ArrayList<String>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
