// SPDX-License-Identifier: Apache-2.0
// The limit of the transport suite: libcurl's multi interface without anything around it.
// transport URL CAFILE|- CONCURRENCY REQUESTS WARMUP H2
// Prints one JSON object: the same as the workers in Swift.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static long long received;

static size_t take(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes, (void)context;
    received += (long long)(size * count);
    return size * count;
}

static int ascending(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return difference < 0 ? -1 : difference > 0;
}

struct lane {
    CURL *handle;
    double begun;
};

int main(int argc, char **argv) {
    if (argc != 7) return fprintf(stderr, "usage: transport URL CAFILE|- CONCURRENCY REQUESTS WARMUP H2\n"), 2;
    const char *url = argv[1], *ca_file = argv[2];
    long concurrency = atol(argv[3]), requests = atol(argv[4]), warmup = atol(argv[5]);
    int is_h2 = atoi(argv[6]);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    CURLM *multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, concurrency);
    curl_multi_setopt(multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    struct lane *lanes = calloc((size_t)concurrency, sizeof *lanes);
    double *latencies = calloc((size_t)requests, sizeof *latencies);
    long begun = 0, done = 0, failed = 0;
    double start = 0, start_cpu = 0;
    for (long lane = 0; lane < concurrency && begun < warmup + requests; lane++, begun++) {
        CURL *handle = lanes[lane].handle = curl_easy_init();
        curl_easy_setopt(handle, CURLOPT_URL, url);
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
        curl_easy_setopt(handle, CURLOPT_PRIVATE, &lanes[lane]);
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_PROXY, "");
        curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, is_h2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1);
        if (is_h2) curl_easy_setopt(handle, CURLOPT_PIPEWAIT, 1L);
        if (strcmp(ca_file, "-") != 0) curl_easy_setopt(handle, CURLOPT_CAINFO, ca_file);
        lanes[lane].begun = now();
        curl_multi_add_handle(multi, handle);
    }
    while (done < warmup + requests) {
        int running = 0, left = 0, ended = 0;
        if (curl_multi_perform(multi, &running) != CURLM_OK) return 1;
        CURLMsg *message;
        while ((message = curl_multi_info_read(multi, &left))) {
            CURL *handle = message->easy_handle;
            ended = 1;
            struct lane *lane = NULL;
            long status = 0;
            curl_easy_getinfo(handle, CURLINFO_PRIVATE, &lane);
            curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
            if (message->data.result != CURLE_OK || status != 200) failed++;
            double time = now();
            if (done >= warmup) latencies[done - warmup] = time - lane->begun;
            curl_multi_remove_handle(multi, handle);
            if (++done == warmup) start = time, start_cpu = cpu(), received = 0;
            if (begun < warmup + requests) {
                begun++;
                lane->begun = now();
                curl_multi_add_handle(multi, handle);
            }
        }
        // Not after a transfer ended: the next one has yet to begin.
        if (!ended) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    double seconds = now() - start, cpu_seconds = cpu() - start_cpu;
    qsort(latencies, (size_t)requests, sizeof *latencies, ascending);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf(
        "{\"requests\":%ld,\"failed\":%ld,\"seconds\":%.6f,\"cpu\":%.6f,\"p50\":%.9f,\"p99\":%.9f,\"rss\":%ld,"
        "\"bytes\":%lld}\n",
        requests, failed, seconds, cpu_seconds, latencies[requests / 2], latencies[requests * 99 / 100],
        usage.ru_maxrss, received);
    return 0;
}
