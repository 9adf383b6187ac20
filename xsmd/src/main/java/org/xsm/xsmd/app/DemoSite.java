package org.xsm.xsmd.app;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xsm.xsmd.cli.Exit;
import org.xsm.xsmd.cli.Failure;
import org.xsm.xsmd.cli.Programs.DemoOrder;
import org.xsm.xsmd.cli.Programs.Rehearsed;

/** tmp. */
final class DemoSite implements Rehearsed {
  private DemoSite() {}
  static DemoSite start(DemoOrder order) { throw new Failure(Exit.FAILED, "soon"); }
  @Override public List<Path> homes() { return List.of(); }
  @Override public void close() {}
}
