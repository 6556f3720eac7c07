// SPDX-License-Identifier: Apache-2.0
// Preloaded into a process that renews a session: ends it by SIGKILL at the point that KILL_POINT names, or lets its
// disk be full (DISK_FULL=1). The points are those of a refresh: the intent is the first temporary file of an entry,
// the new session the second.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int files;    // temporary files that were opened
static int renames;  // and that got their names

static int at(const char *point) {
    const char *wanted = getenv("KILL_POINT");
    return wanted != NULL && strcmp(wanted, point) == 0;
}

static void end(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static void *next(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    if (function == NULL) abort();
    return function;
}

static int is_temporary(const char *name) { return name[0] == '.' && strstr(name, ".tmp-") != NULL; }

static int is_temporary_descriptor(int descriptor) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, sizeof path - 1);
    if (count < 0) return 0;
    path[count] = 0;
    return strstr(path, ".tmp-") != NULL;
}

static int full(void) { return getenv("DISK_FULL") != NULL; }

static int open_in(const char *symbol, int directory, const char *name, int flags, mode_t mode) {
    if ((flags & O_CREAT) && is_temporary(name)) {
        files += 1;
        if (files == 1 && at("K1")) end();
        if (files == 2 && at("K4")) end();
    }
    int (*original)(int, const char *, int, ...) = next(symbol);
    return original(directory, name, flags, mode);
}

#define OPENAT(name)                                            \
    int name(int directory, const char *path, int flags, ...) { \
        va_list list;                                           \
        va_start(list, flags);                                  \
        mode_t mode = (flags & O_CREAT) ? va_arg(list, int) : 0; \
        va_end(list);                                           \
        return open_in(#name, directory, path, flags, mode);    \
    }
OPENAT(openat)
OPENAT(openat64)

static ssize_t write_at(const char *symbol, int descriptor, const void *bytes, size_t count, off_t offset) {
    ssize_t (*original)(int, const void *, size_t, off_t) = next(symbol);
    if (is_temporary_descriptor(descriptor)) {
        if (full()) {
            errno = ENOSPC;
            return -1;
        }
        if (files == 2 && at("K5")) {
            original(descriptor, bytes, count / 2, offset);
            end();
        }
    }
    return original(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return write_at("pwrite", descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
    return write_at("pwrite64", descriptor, bytes, count, offset);
}

int renameat(int from, const char *old, int to, const char *new) {
    int (*original)(int, const char *, int, const char *) = next("renameat");
    if (!is_temporary(old)) return original(from, old, to, new);
    renames += 1;
    if (renames == 2 && at("K6")) end();
    int result = original(from, old, to, new);
    if (renames == 2 && at("K7")) end();
    return result;
}

int connect(int descriptor, const struct sockaddr *address, socklen_t length) {
    if (renames == 1 && at("K2")) end();
    int (*original)(int, const struct sockaddr *, socklen_t) = next("connect");
    return original(descriptor, address, length);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (descriptor == STDOUT_FILENO && renames == 2 && at("K8")) end();
    ssize_t (*original)(int, const void *, size_t) = next("write");
    return original(descriptor, bytes, count);
}
