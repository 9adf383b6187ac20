package org.xsm.xsmd.replica.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.xsm.xsmd.store.Answer;
import org.xsm.xsmd.store.RequestId;

/**
 * What was answered to which request: a value. It remembers the last {@value #GENERATION} commands
 * at least and twice as many at most, the same ones on every host. Two generations, so that one
 * more answer copies few.
 */
final class Answers {
  static final Answers NONE = new Answers(new LinkedHashMap<>(), new LinkedHashMap<>());

  private static final int GENERATION = 1024;

  private final SequencedMap<RequestId, Answer> older;
  private final SequencedMap<RequestId, Answer> newer;

  private Answers(SequencedMap<RequestId, Answer> older, SequencedMap<RequestId, Answer> newer) {
    this.older = Collections.unmodifiableSequencedMap(older);
    this.newer = Collections.unmodifiableSequencedMap(newer);
  }

  Optional<Answer> to(RequestId id) {
    Answer answer = newer.get(id);
    return Optional.ofNullable(answer == null ? older.get(id) : answer);
  }

  Answers with(RequestId id, Answer answer) {
    boolean full = newer.size() >= GENERATION;
    var next = new LinkedHashMap<RequestId, Answer>(full ? Map.of() : newer);
    next.put(id, answer);
    return new Answers(full ? newer : older, next);
  }

  void write(ByteWriter out) {
    for (var generation : List.of(older, newer)) {
      out.each(
          new ArrayList<>(generation.entrySet()),
          (to, entry) -> AnswerCodec.write(to.uuid(entry.getKey().value()), entry.getValue()));
    }
  }

  static Answers read(ByteReader in) {
    return new Answers(generation(in), generation(in));
  }

  private static SequencedMap<RequestId, Answer> generation(ByteReader in) {
    var answers = new LinkedHashMap<RequestId, Answer>();
    in.each(from -> Map.entry(new RequestId(from.uuid()), AnswerCodec.read(from)))
        .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
    return answers;
  }
}
