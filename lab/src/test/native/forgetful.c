/*
 * forgetful BACKING strict|journaled MOUNT: a file system that can lose its power.
 *
 * All that is done in MOUNT is seen there at once; on the pretended disk it is only what was
 * synced. To remove the directory MOUNT/.power-cut, which is always there and never listed, cuts
 * the power: from then on MOUNT is what the disk had. Kill first whoever has files open there.
 *
 *   strict      what POSIX promises and no more: fsync of a file keeps its content and its length;
 *               fsync of a directory keeps which names stand in it, and for which files.
 *   journaled   as ext4 and xfs do: any fsync also keeps all names of all directories.
 *
 * Lost is always all that was not synced, never a part of it, and it is never out of order. A file
 * whose name was kept and whose content was not is empty, as after a power cut on ext4. Who may
 * read a file is kept at once, times are not kept, hard links become copies. No symbolic links.
 * What was synced is kept in BACKING by this process: it pretends a disk and is none.
 */
#define _GNU_SOURCE
#define FUSE_USE_VERSION 35
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define CUT "/.power-cut"
#define END INT64_MAX

/* For so many seconds the kernel may take names and lengths for what they were. */
#define MEMORY 0.3

struct name {
  char *text;
  ino_t of;
  struct name *next;
};

/* A file or a directory. As long as its pin is open nobody else gets its number. */
struct node {
  ino_t ino;
  mode_t mode;
  int pin;
  bool renamed;     /* a directory whose names are not those that were kept */
  off_t from, to;   /* of a file: between these its content is not what was kept */
  struct name *kept;
  struct node *next;
};

struct handle {
  int fd;
  struct node *node;
};

static int backing, now = -1, disk = -1, cuts;
static bool journaled;
static struct node *nodes;

static const char *at(const char *path) { return path[1] ? path + 1 : "."; }

static int done(int result) { return result < 0 ? -errno : 0; }

static void must(bool so, const char *what) {
  if (!so) {
    perror(what);
    exit(1);
  }
}

static struct node *by_number(ino_t ino) {
  struct node *n = nodes;
  while (n && n->ino != ino) n = n->next;
  return n;
}

static struct node *by_path(const char *path) {
  struct stat st;
  return fstatat(now, at(path), &st, AT_SYMLINK_NOFOLLOW) ? NULL : by_number(st.st_ino);
}

static struct node *add(const char *path) {
  struct stat st;
  struct node *n = calloc(1, sizeof *n);
  must(n && !fstatat(now, at(path), &st, AT_SYMLINK_NOFOLLOW), path);
  n->pin = openat(now, at(path), O_PATH | O_NOFOLLOW);
  must(n->pin >= 0, path);
  n->ino = st.st_ino;
  n->mode = st.st_mode;
  n->from = END;
  n->next = nodes;
  return nodes = n;
}

static void forget_names(struct node *n) {
  while (n->kept) {
    struct name *next = n->kept->next;
    free(n->kept->text);
    free(n->kept);
    n->kept = next;
  }
}

/* The directory that a path stands in has other names now. */
static void changed_above(const char *path) {
  char above[PATH_MAX];
  snprintf(above, sizeof above, "%s", path);
  *strrchr(above, '/') = 0;
  struct node *n = by_path(*above ? above : "/");
  if (n) n->renamed = true;
}

static void changed(struct node *n, off_t from, off_t to) {
  if (from < n->from) n->from = from;
  if (to > n->to) n->to = to;
}

static void copy(int in, int out, off_t from, off_t to) {
  static char piece[1 << 18];
  while (from < to) {
    size_t most = to - from < (off_t)sizeof piece ? (size_t)(to - from) : sizeof piece;
    ssize_t got = pread(in, piece, most, from);
    must(got >= 0 && pwrite(out, piece, got, from) == got, "copy");
    if (!got) return;
    from += got;
  }
}

static int on_disk(ino_t ino, int flags) {
  char text[32];
  snprintf(text, sizeof text, "%ju", (uintmax_t)ino);
  return openat(disk, text, flags, 0600);
}

static void keep_content(struct node *n, int fd) {
  struct stat st;
  if (n->from == END) return;
  int out = on_disk(n->ino, O_RDWR | O_CREAT);
  must(out >= 0 && !fstat(fd, &st) && !ftruncate(out, st.st_size), "keep a file");
  copy(fd, out, n->from, n->to < st.st_size ? n->to : st.st_size);
  close(out);
  n->from = END;
  n->to = 0;
}

static void keep_names(struct node *n) {
  DIR *dir = fdopendir(openat(n->pin, ".", O_RDONLY | O_DIRECTORY));
  must(dir, "keep a directory");
  forget_names(n);
  for (struct dirent *e; (e = readdir(dir));) {
    if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
    struct name *name = malloc(sizeof *name);
    must(name && (name->text = strdup(e->d_name)), "keep a name");
    name->of = e->d_ino;
    name->next = n->kept;
    n->kept = name;
  }
  closedir(dir);
  n->renamed = false;
}

static void keep_all_names(void) {
  for (struct node *n = nodes; n; n = n->next)
    if (n->renamed) keep_names(n);
}

static int fresh_directory(const char *what) {
  char text[32];
  snprintf(text, sizeof text, "%s.%d", what, cuts);
  must(!mkdirat(backing, text, 0700), text);
  int fd = openat(backing, text, O_RDONLY | O_DIRECTORY);
  must(fd >= 0, text);
  return fd;
}

/* Makes what the disk had of a directory of before, with all below. */
static void remake(struct node *old, struct node *all, int was, int into, int depth) {
  for (struct name *name = old->kept; name && depth < 64; name = name->next) {
    struct node *n = all;
    while (n && n->ino != name->of) n = n->next;
    if (!n) continue;
    if (S_ISDIR(n->mode)) {
      must(!mkdirat(into, name->text, n->mode & 07777), name->text);
      int below = openat(into, name->text, O_RDONLY | O_DIRECTORY);
      remake(n, all, was, below, depth + 1);
      close(below);
    } else {
      char text[32];
      snprintf(text, sizeof text, "%ju", (uintmax_t)n->ino);
      int in = openat(was, text, O_RDONLY);
      int out = openat(into, name->text, O_WRONLY | O_CREAT | O_EXCL, n->mode & 07777);
      must(out >= 0, name->text);
      if (in >= 0) {
        copy(in, out, 0, END);
        close(in);
      }
      close(out);
    }
  }
}

/* All that is there after a cut was on the disk. */
static void settle(const char *path) {
  struct node *n = add(path);
  if (!S_ISDIR(n->mode)) {
    int fd = openat(now, at(path), O_RDONLY);
    changed(n, 0, END);
    keep_content(n, fd);
    close(fd);
    return;
  }
  keep_names(n);
  for (struct name *name = n->kept; name; name = name->next) {
    char below[PATH_MAX];
    snprintf(below, sizeof below, "%s%s%s", path[1] ? path : "", "/", name->text);
    settle(below);
  }
}

static void cut(void) {
  struct node *all = nodes, *root = by_path("/");
  int was = disk, before = now;
  cuts++;
  now = fresh_directory("now");
  disk = fresh_directory("disk");
  if (root) remake(root, all, was, now, 0);
  nodes = NULL;
  while (all) {
    struct node *next = all->next;
    forget_names(all);
    close(all->pin);
    free(all);
    all = next;
  }
  settle("/");
  if (was >= 0) close(was);
  if (before >= 0) close(before);
}

static int f_getattr(const char *path, struct stat *st, struct fuse_file_info *fi) {
  if (fi) return done(fstat(((struct handle *)fi->fh)->fd, st));
  return done(fstatat(now, strcmp(path, CUT) ? at(path) : ".", st, AT_SYMLINK_NOFOLLOW));
}

static int opened(const char *path, int fd, struct fuse_file_info *fi) {
  if (fd < 0) return -errno;
  struct node *n = by_path(path);
  struct handle *h = malloc(sizeof *h);
  must(n && h, path);
  h->fd = fd;
  h->node = n;
  fi->fh = (uint64_t)h;
  return 0;
}

static int f_create(const char *path, mode_t mode, struct fuse_file_info *fi) {
  int fd = openat(now, at(path), (fi->flags | O_CREAT) & ~O_APPEND, mode);
  if (fd < 0) return -errno;
  if (!by_path(path)) changed(add(path), 0, 0);
  changed_above(path);
  return opened(path, fd, fi);
}

static int f_open(const char *path, struct fuse_file_info *fi) {
  int result = opened(path, openat(now, at(path), fi->flags & ~(O_APPEND | O_CREAT)), fi);
  if (!result && fi->flags & O_TRUNC) changed(((struct handle *)fi->fh)->node, 0, END);
  return result;
}

static int f_opendir(const char *path, struct fuse_file_info *fi) {
  return opened(path, openat(now, at(path), O_RDONLY | O_DIRECTORY), fi);
}

static int f_release(const char *path, struct fuse_file_info *fi) {
  struct handle *h = (struct handle *)fi->fh;
  (void)path;
  close(h->fd);
  free(h);
  return 0;
}

static int f_read(const char *path, char *into, size_t size, off_t from, struct fuse_file_info *fi) {
  (void)path;
  ssize_t got = pread(((struct handle *)fi->fh)->fd, into, size, from);
  return got < 0 ? -errno : (int)got;
}

static int f_write(const char *path, const char *bytes, size_t size, off_t from,
                   struct fuse_file_info *fi) {
  struct handle *h = (struct handle *)fi->fh;
  (void)path;
  ssize_t put = pwrite(h->fd, bytes, size, from);
  if (put < 0) return -errno;
  changed(h->node, from, from + put);
  return (int)put;
}

static int f_truncate(const char *path, off_t size, struct fuse_file_info *fi) {
  struct node *n = fi ? ((struct handle *)fi->fh)->node : by_path(path);
  int fd = fi ? dup(((struct handle *)fi->fh)->fd) : openat(now, at(path), O_WRONLY);
  if (fd < 0) return -errno;
  int result = done(ftruncate(fd, size));
  if (!result) changed(n, size, END);
  close(fd);
  return result;
}

static int f_fallocate(const char *path, int mode, off_t from, off_t size,
                       struct fuse_file_info *fi) {
  struct handle *h = (struct handle *)fi->fh;
  (void)path;
  int result = done(fallocate(h->fd, mode, from, size));
  if (!result) changed(h->node, from, END);
  return result;
}

static int f_fsync(const char *path, int data, struct fuse_file_info *fi) {
  struct handle *h = (struct handle *)fi->fh;
  char own[64];
  (void)path, (void)data;
  snprintf(own, sizeof own, "/proc/self/fd/%d", h->fd);
  int fd = open(own, O_RDONLY);  /* it may be open for writing only */
  must(fd >= 0, own);
  keep_content(h->node, fd);
  close(fd);
  if (journaled) keep_all_names();
  return 0;
}

static int f_fsyncdir(const char *path, int data, struct fuse_file_info *fi) {
  (void)path, (void)data;
  keep_names(((struct handle *)fi->fh)->node);
  if (journaled) keep_all_names();
  return 0;
}

static int f_mkdir(const char *path, mode_t mode) {
  if (mkdirat(now, at(path), mode)) return -errno;
  add(path);
  changed_above(path);
  return 0;
}

static int f_unlink(const char *path) {
  int result = done(unlinkat(now, at(path), 0));
  if (!result) changed_above(path);
  return result;
}

static int f_rmdir(const char *path) {
  if (!strcmp(path, CUT)) {
    cut();
    usleep((useconds_t)(MEMORY * 1500000));
    return 0;
  }
  int result = done(unlinkat(now, at(path), AT_REMOVEDIR));
  if (!result) changed_above(path);
  return result;
}

static int f_rename(const char *from, const char *to, unsigned flags) {
  int result = done(renameat2(now, at(from), now, at(to), flags));
  if (!result) {
    changed_above(from);
    changed_above(to);
  }
  return result;
}

static int f_link(const char *from, const char *to) {
  int result = done(linkat(now, at(from), now, at(to), 0));
  if (!result) changed_above(to);
  return result;
}

static int f_chmod(const char *path, mode_t mode, struct fuse_file_info *fi) {
  struct handle *h = fi ? (struct handle *)fi->fh : NULL;
  if (h ? fchmod(h->fd, mode) : fchmodat(now, at(path), mode, 0)) return -errno;
  struct node *n = h ? h->node : by_path(path);
  if (n) n->mode = (n->mode & S_IFMT) | mode;
  return 0;
}

static int f_chown(const char *path, uid_t uid, gid_t gid, struct fuse_file_info *fi) {
  return done(fi ? fchown(((struct handle *)fi->fh)->fd, uid, gid)
                 : fchownat(now, at(path), uid, gid, AT_SYMLINK_NOFOLLOW));
}

static int f_utimens(const char *path, const struct timespec times[2], struct fuse_file_info *fi) {
  return done(fi ? futimens(((struct handle *)fi->fh)->fd, times)
                 : utimensat(now, at(path), times, AT_SYMLINK_NOFOLLOW));
}

static int f_readdir(const char *path, void *into, fuse_fill_dir_t fill, off_t from,
                     struct fuse_file_info *fi, enum fuse_readdir_flags flags) {
  (void)path, (void)from, (void)flags;
  DIR *dir = fdopendir(openat(((struct handle *)fi->fh)->fd, ".", O_RDONLY | O_DIRECTORY));
  if (!dir) return -errno;
  for (struct dirent *e; (e = readdir(dir));) {
    struct stat st = {.st_ino = e->d_ino, .st_mode = DTTOIF(e->d_type)};
    fill(into, e->d_name, &st, 0, 0);
  }
  closedir(dir);
  return 0;
}

static int f_statfs(const char *path, struct statvfs *st) {
  (void)path;
  return done(fstatvfs(now, st));
}

static void *f_init(struct fuse_conn_info *connection, struct fuse_config *config) {
  (void)connection;
  config->use_ino = 1;
  config->hard_remove = 1;
  config->nullpath_ok = 1;
  config->entry_timeout = config->attr_timeout = MEMORY;
  config->negative_timeout = 0;
  return NULL;
}

static const struct fuse_operations OPERATIONS = {
    .init = f_init, .getattr = f_getattr, .create = f_create, .open = f_open,
    .release = f_release, .read = f_read, .write = f_write, .truncate = f_truncate,
    .fallocate = f_fallocate, .fsync = f_fsync, .fsyncdir = f_fsyncdir, .mkdir = f_mkdir,
    .unlink = f_unlink, .rmdir = f_rmdir, .rename = f_rename, .link = f_link,
    .chmod = f_chmod, .chown = f_chown, .utimens = f_utimens, .opendir = f_opendir,
    .readdir = f_readdir, .releasedir = f_release, .statfs = f_statfs,
};

int main(int count, char **words) {
  struct rlimit files;
  if (count != 4 || (strcmp(words[2], "strict") && strcmp(words[2], "journaled"))) {
    fprintf(stderr, "forgetful BACKING strict|journaled MOUNT\n");
    return 2;
  }
  must(!getrlimit(RLIMIT_NOFILE, &files), "open files");
  files.rlim_cur = files.rlim_max;
  must(!setrlimit(RLIMIT_NOFILE, &files), "open files");
  backing = open(words[1], O_RDONLY | O_DIRECTORY);
  must(backing >= 0, words[1]);
  journaled = !strcmp(words[2], "journaled");
  umask(0);
  cut();
  char *fuse[] = {words[0], "-f", "-s", "-o", "fsname=forgetful,default_permissions", words[3], NULL};
  return fuse_main(6, fuse, &OPERATIONS, NULL);
}
