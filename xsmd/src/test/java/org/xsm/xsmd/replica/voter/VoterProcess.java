package org.xsm.xsmd.replica.voter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xsm.xsmd.replica.order.Bytes;

/**
 * A voter in a process of its own, told by lines what to do, one answer each: {@code set KEY
 * VALUE}, {@code get KEY}, {@code standing}, {@code members PEER=PORT...}. It ends with its input.
 */
public final class VoterProcess {
  private static final Duration CALL = Duration.ofSeconds(3);

  private VoterProcess() {}

  public static void main(String[] args) throws IOException {
    TestVoter.quiet();
    var self = new Member(args[1], "127.0.0.1", Integer.parseInt(args[2]));
    var settings =
        new EngineSettings(UUID.fromString(args[0]), self, Path.of(args[3]), null, Pace.QUICK);
    var registers = new Registers();
    try (var engine = Engine.start(settings, Beginning.valueOf(args[4]), registers, new Silent());
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      System.out.println("started");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(answer(engine, registers, List.of(line.split(" ", -1))));
      }
    }
  }

  private static String answer(Engine engine, Registers registers, List<String> words) {
    try {
      return switch (words.getFirst()) {
        case "set" ->
            Registers.text(
                engine.submit(Registers.set(words.get(1), 0, words.get(2)), CALL).join());
        case "long" -> {
          byte[] value = new byte[Integer.parseInt(words.get(2))];
          new Random(value.length).nextBytes(value);
          Bytes request =
              Registers.set(UUID.randomUUID(), "long", Long.parseLong(words.get(1)), value);
          String answer = Registers.text(engine.submit(request, CALL.multipliedBy(3)).join());
          yield answer;
        }
        case "get" ->
            registers.get(words.get(1)).map(r -> new String(r.value().array(), UTF_8)).orElse("-");
        case "standing" -> {
          Standing standing = engine.standing();
          yield standing.role() + " " + (standing.ready() ? "ready" : "not-ready");
        }
        case "members" -> {
          List<Member> wanted = new ArrayList<>();
          for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            int port = Integer.parseInt(word.substring(equals + 1));
            wanted.add(new Member(word.substring(0, equals), "127.0.0.1", port));
          }
          engine.changeMembers(engine.standing().members(), wanted, CALL).join();
          yield wanted.stream().map(Member::peer).collect(Collectors.joining(" "));
        }
        default -> "what?";
      };
    } catch (CompletionException e) {
      return e.getCause() instanceof EngineException cause
          ? "failed " + cause.failure().getClass().getSimpleName()
          : "failed " + e;
    }
  }

  private record Silent() implements EngineListener {
    @Override
    public void leaderChanged(@Nullable String peer) {}

    @Override
    public void stopped(String reason) {}
  }
}
