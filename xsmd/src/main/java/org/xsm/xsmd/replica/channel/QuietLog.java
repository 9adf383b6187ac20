package org.xsm.xsmd.replica.channel;

import org.jgroups.logging.CustomLogFactory;
import org.jgroups.logging.Log;
import org.jgroups.logging.LogFactory;
import org.jgroups.logging.Slf4jLogImpl;

/**
 * JGroups' log, all of it below {@code org.jgroups} and nothing above debug: it warns of what heals
 * by itself, and what an administrator must know the channel says in its own words.
 */
final class QuietLog extends Slf4jLogImpl {
  private QuietLog(String category) {
    super(category);
  }

  static void install() {
    LogFactory.setCustomLogFactory(
        new CustomLogFactory() {
          @Override
          public Log getLog(Class<?> of) {
            return getLog(of.getSimpleName());
          }

          @Override
          public Log getLog(String category) {
            return new QuietLog("org.jgroups." + category);
          }
        });
  }

  @Override
  public void fatal(String message) {
    debug(message);
  }

  @Override
  public void fatal(String message, Object... arguments) {
    debug(message, arguments);
  }

  @Override
  public void fatal(String message, Throwable cause) {
    debug(message, cause);
  }

  @Override
  public void error(String message) {
    debug(message);
  }

  @Override
  public void error(String message, Object... arguments) {
    debug(message, arguments);
  }

  @Override
  public void error(String message, Throwable cause) {
    debug(message, cause);
  }

  @Override
  public void warn(String message) {
    debug(message);
  }

  @Override
  public void warn(String message, Object... arguments) {
    debug(message, arguments);
  }

  @Override
  public void warn(String message, Throwable cause) {
    debug(message, cause);
  }

  @Override
  public void info(String message) {
    debug(message);
  }

  @Override
  public void info(String message, Object... arguments) {
    debug(message, arguments);
  }
}
