package org.xsm.xsmd.replica.copy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words: a decision. */
final class Words {
  private Words() {}

  static String why(IOException error) {
    return switch (error) {
      case NoSuchFileException e -> e.getFile() + " is not there; make it";
      case AccessDeniedException e ->
          "the daemon may not use " + e.getFile() + "; check the rights of it and its directory";
      case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
      default -> String.valueOf(error.getMessage());
    };
  }
}
