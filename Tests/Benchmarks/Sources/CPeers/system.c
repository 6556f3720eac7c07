// SPDX-License-Identifier: Apache-2.0
// What the harness needs from the system.
#include "peers.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void lucid_consume(const void *value) { __asm__ volatile("" : : "r"(value) : "memory"); }

int64_t lucid_heap_in_use(void) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    struct mallinfo2 info = mallinfo2();
    return (int64_t)(info.uordblks + info.hblkhd);
#else
    return -1;
#endif
}

uint64_t lucid_cpu_time(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

int64_t lucid_run(char *const arguments[], const char *input, const char *output) {
    extern char **environ;
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    struct rusage usage;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int failed = posix_spawn(&child, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed || wait4(child, &status, 0, &usage) != child || status != 0) return -1;
    int64_t seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec;
    int64_t micros = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
    return seconds * 1000000000 + micros * 1000;
}

const struct lucid_peers *lucid_peers_of(const char *path, const uint8_t seed[32]) {
    void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (object == NULL) return NULL;
    const struct lucid_peers *(*make)(const uint8_t *) =
        (const struct lucid_peers *(*)(const uint8_t *))dlsym(object, "lucid_peers");
    return make == NULL ? NULL : make(seed);
}

void lucid_read_under_mutex(uint64_t count) {
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    static const void *token = &mutex;
    for (uint64_t index = 0; index < count; index++) {
        struct timespec time;
        pthread_mutex_lock(&mutex);
        const void *read = token;
        pthread_mutex_unlock(&mutex);
#ifdef CLOCK_BOOTTIME
        clock_gettime(CLOCK_BOOTTIME, &time);
#else
        clock_gettime(CLOCK_MONOTONIC, &time);
#endif
        lucid_consume(&time);
        lucid_consume(read);
    }
}
