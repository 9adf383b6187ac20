package org.xsm.xsmd.replica.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory. It knows what was forced and what was not, so that a power cut leaves what a
 * real one may leave: any mix of old and new sectors of a file, and names as they were at any
 * moment since the directory was synced. At a chosen step it fails, in a write after any part of
 * it, in a force as Linux does: what was to be written is forgotten and taken for written.
 */
final class MemoryDisk implements Disk {
  static final Path ROOT = Path.of("/disk");

  private final Map<Path, Folder> folders = new TreeMap<>();
  private Random chance = new Random(1);
  private int untilFailure = -1;
  private boolean staysBroken;
  private int steps;

  MemoryDisk() {
    folders.put(ROOT, new Folder());
  }

  /**
   * From now on, the step after {@code steps} others fails, and all after it if it stays broken.
   */
  void failAfter(int count, boolean forGood, long seed) {
    untilFailure = count;
    staysBroken = forGood;
    chance = new Random(seed);
  }

  void works() {
    untilFailure = -1;
  }

  /** How many steps were taken that may fail. */
  int steps() {
    return steps;
  }

  /** Loses power. */
  void cutPower(long seed) {
    untilFailure = -1;
    Random random = new Random(seed);
    for (Folder folder : folders.values()) {
      folder.lose(random);
    }
    for (Folder folder : folders.values()) {
      folder.names.values().forEach(node -> node.lose(random));
    }
  }

  byte[] content(Path file) {
    return node(file).orThrow().current.clone();
  }

  void overwrite(Path file, byte[] bytes) {
    Node node = node(file).orThrow();
    node.current = bytes.clone();
    node.durable = bytes.clone();
    node.dirty.clear();
  }

  private record Found(Path path, @Nullable Node node) {
    Node orThrow() {
      return Objects.requireNonNull(node, () -> path + " is not there");
    }
  }

  private Found node(Path file) {
    Folder folder = folders.get(file.getParent());
    return new Found(
        file, folder == null ? null : folder.names.get(String.valueOf(file.getFileName())));
  }

  private Folder folder(Path file) throws IOException {
    Folder folder = folders.get(file.getParent());
    if (folder == null) {
      throw new NoSuchFileException(String.valueOf(file.getParent()));
    }
    return folder;
  }

  private boolean fails() {
    steps++;
    if (untilFailure < 0) {
      return false;
    }
    if (untilFailure > 0) {
      untilFailure--;
      return false;
    }
    untilFailure = staysBroken ? 0 : -1;
    return true;
  }

  private void step() throws IOException {
    if (fails()) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public OpenFile create(Path file, Access access) throws IOException {
    step();
    if (exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Node node = new Node();
    folder(file).set(String.valueOf(file.getFileName()), node);
    return new MemoryFile(node);
  }

  @Override
  public OpenFile read(Path file) throws IOException {
    return open(file);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    Found found = node(file);
    if (found.node == null) {
      throw new NoSuchFileException(file.toString());
    }
    return new MemoryFile(found.orThrow());
  }

  @Override
  public boolean exists(Path file) {
    return node(file).node != null || folders.containsKey(file);
  }

  @Override
  public List<String> list(Path directory) {
    Folder folder = folders.get(directory);
    List<String> names = new ArrayList<>();
    if (folder != null) {
      names.addAll(folder.names.keySet());
    }
    for (Path other : folders.keySet()) {
      if (directory.equals(other.getParent())) {
        names.add(String.valueOf(other.getFileName()));
      }
    }
    names.sort(null);
    return names;
  }

  @Override
  public void makeDirectories(Path directory) throws IOException {
    step();
    for (Path at = directory; at != null && !folders.containsKey(at); at = at.getParent()) {
      folders.put(at, new Folder());
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    Node node = node(from).orThrow();
    if (!Objects.equals(from.getParent(), to.getParent())) {
      throw new IOException("moves within a directory only");
    }
    folder(to).move(String.valueOf(from.getFileName()), String.valueOf(to.getFileName()), node);
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    folder(file).set(String.valueOf(file.getFileName()), null);
  }

  @Override
  public void sync(Path directory) throws IOException {
    step();
    folder(directory.resolve("any")).sync();
  }

  @Override
  public long free(Path place) {
    return 0;
  }

  /** Names, those that are durable, and what changed since. */
  private static final class Folder {
    private Map<String, Node> names = new TreeMap<>();
    private final List<Map<String, Node>> since = new ArrayList<>(List.of(new TreeMap<>()));

    void set(String name, @Nullable Node node) {
      if (node == null) {
        names.remove(name);
      } else {
        names.put(name, node);
      }
      since.add(new TreeMap<>(names));
    }

    void move(String from, String to, Node node) {
      names.remove(from);
      names.put(to, node);
      since.add(new TreeMap<>(names));
    }

    void sync() {
      since.clear();
      since.add(new TreeMap<>(names));
    }

    void lose(Random random) {
      names = new TreeMap<>(since.get(random.nextInt(since.size())));
      sync();
    }
  }

  /** The content of a file: as everyone sees it, and as it is on the disk. */
  private static final class Node {
    private static final int SECTOR = 64;

    private byte[] current = new byte[0];
    private byte[] durable = new byte[0];
    private final TreeMap<Integer, Boolean> dirty = new TreeMap<>();

    void touch(int from, int to) {
      for (int sector = from / SECTOR; sector <= to / SECTOR; sector++) {
        dirty.put(sector, true);
      }
    }

    void force() {
      durable = mixed(current.length, 1, new Random(0));
      dirty.clear();
    }

    void lose(Random random) {
      int shorter = Math.min(current.length, durable.length);
      int longer = Math.max(current.length, durable.length);
      int length =
          switch (random.nextInt(4)) {
            case 0 -> durable.length;
            case 1 -> current.length;
            default -> shorter + random.nextInt(longer - shorter + 1);
          };
      if (dirty.isEmpty()) {
        length = durable.length;
      }
      current = mixed(length, random.nextDouble(), random);
      durable = current.clone();
      dirty.clear();
    }

    /** What is on the disk after a part of the dirty sectors reached it. */
    private byte[] mixed(int length, double share, Random random) {
      byte[] mixed = Arrays.copyOf(durable, length);
      for (int sector : dirty.keySet()) {
        int from = sector * SECTOR;
        int to = Math.min(Math.min(from + SECTOR, length), current.length);
        if (from < to && (share >= 1 || random.nextDouble() < share)) {
          System.arraycopy(current, from, mixed, from, to - from);
        }
      }
      return mixed;
    }
  }

  private final class MemoryFile implements OpenFile {
    private final Node node;

    MemoryFile(Node node) {
      this.node = node;
    }

    @Override
    public int read(long at, byte[] into, int from, int length) {
      int read = (int) Math.max(0, Math.min(length, node.current.length - at));
      System.arraycopy(node.current, (int) Math.min(at, node.current.length), into, from, read);
      return read;
    }

    @Override
    public void write(long at, byte[] bytes, int from, int length) throws IOException {
      boolean fails = fails();
      int part = fails ? chance.nextInt(length + 1) : length;
      int end = (int) at + part;
      if (part > 0) {
        if (end > node.current.length) {
          node.current = Arrays.copyOf(node.current, end);
        }
        System.arraycopy(bytes, from, node.current, (int) at, part);
        node.touch((int) at, end - 1);
      }
      if (fails) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public long size() {
      return node.current.length;
    }

    @Override
    public void truncate(long size) throws IOException {
      step();
      node.current = Arrays.copyOf(node.current, (int) size);
      node.touch((int) size, (int) size);
    }

    @Override
    public void force() throws IOException {
      if (fails()) {
        node.dirty.clear();
        throw new IOException("Input/output error");
      }
      node.force();
    }

    @Override
    public void close() {}
  }
}
