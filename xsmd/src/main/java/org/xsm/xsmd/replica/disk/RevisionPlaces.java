package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where revisions lie: a decision. A directory holds a thousand of them. */
final class RevisionPlaces {
  private static final int FAN = 1000;
  private static final Pattern GROUP = Pattern.compile("\\d{15}");
  private static final Pattern NAME = Pattern.compile("(\\d{18})\\.revision");

  private final Disk disk;
  private final Path directory;

  RevisionPlaces(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  Path group(long number) {
    return directory.resolve(String.format(Locale.ROOT, "%015d", number / FAN));
  }

  DurableFile file(long number) {
    String name = String.format(Locale.ROOT, "%018d.revision", number);
    return DurableFile.privateAt(disk, group(number).resolve(name));
  }

  DurableFile catalogue() {
    return DurableFile.privateAt(disk, directory.resolve("catalogue"));
  }

  /** The numbers of the revisions that have a file, ascending; leftovers are swept on the way. */
  List<Long> numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (String group : disk.list(directory)) {
      if (GROUP.matcher(group).matches()) {
        Path place = directory.resolve(group);
        for (String name : disk.list(place)) {
          Matcher matcher = NAME.matcher(name);
          if (matcher.matches()) {
            numbers.add(Long.parseLong(matcher.group(1)));
          }
        }
        DurableFile.sweep(disk, place);
      }
    }
    DurableFile.sweep(disk, directory);
    return numbers;
  }
}
