package org.xsm.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Keeps what the daemons of a trial said when a test fails, below target/trials: a decision. */
final class TrialLogs implements TestExecutionExceptionHandler {
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String test = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
    TrialSite.open().forEach(site -> keep(site, test.replaceAll("[^A-Za-z0-9.]", "")));
    throw failure;
  }

  static void keep(TrialSite site, String test) {
    try {
      Path kept = Checkout.original().resolve("lab/target/trials").resolve(test);
      Files.createDirectories(kept);
      site.running().forEach(TrialHost::dump);
      for (TrialHost host : site.hosts()) {
        String status = host.isRunning() ? host.status().toPrettyString() : "does not run";
        Files.writeString(
            kept.resolve(host.name() + ".txt"),
            host.output() + "\n--- log\n" + host.log() + "\n--- status\n" + status + "\n");
      }
      System.err.println("what the daemons said is kept in " + kept);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep what the daemons said", e);
    }
  }
}
