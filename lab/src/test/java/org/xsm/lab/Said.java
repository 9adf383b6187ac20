package org.xsm.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/** What a daemon answered: a value. */
record Said(int status, String text, String tag) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Said of(int status, String text, HttpHeaders headers) {
    return new Said(status, text, headers.firstValue("ETag").orElse("").replace("\"", ""));
  }

  JsonNode json() {
    return json(text);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("this is no JSON: " + text, e);
    }
  }

  /** The answer, if it is a success. */
  Said good() {
    if (status != 200) {
      throw new AssertionError("the daemon answered " + status + ": " + text);
    }
    return this;
  }

  /** Of an answer with a site file: the number of its revision. */
  long revision() {
    return Long.parseLong(tag);
  }

  /** Of an answer to an edit: the number of the revision that it became, or 0. */
  long committed() {
    return status == 200 ? json().path("revision").path("number").asLong() : 0;
  }

  String kind() {
    return json().path("kind").asText();
  }
}
