// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_CCURL_SHIM_H
#define LUCID_CCURL_SHIM_H

#include <curl/curl.h>
#include <fcntl.h>
#include <sys/socket.h>
#if defined(__linux__)
#include <sys/prctl.h>
#elif defined(__APPLE__)
#include <pthread.h>
#endif

#if LIBCURL_VERSION_NUM < 0x075000
#error "libcurl 7.80 or newer is needed (CURLOPT_PREREQFUNCTION)"
#endif

// libcurl's setters and getters are variadic, which Swift cannot call.

typedef size_t (*lucid_curl_data_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*lucid_curl_prereq_callback)(
    void *context, char *peer_address, char *local_address, int peer_port, int local_port);

static inline CURLcode lucid_curl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode lucid_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode lucid_curl_set_large(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode lucid_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode lucid_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode lucid_curl_set_data_callback(
    CURL *handle, CURLoption option, lucid_curl_data_callback value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode lucid_curl_set_prereq(CURL *handle, lucid_curl_prereq_callback value) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, value);
}

// A connection is not handed to programs that the process starts.
static inline curl_socket_t lucid_curl_open_socket(
    void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    (void)context, (void)purpose;
#ifdef SOCK_CLOEXEC
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
    curl_socket_t result = socket(address->family, address->socktype, address->protocol);
    if (result != CURL_SOCKET_BAD) fcntl(result, F_SETFD, FD_CLOEXEC);
    return result;
#endif
}
static inline CURLcode lucid_curl_set_close_on_exec(CURL *handle) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, lucid_curl_open_socket);
}

// Limits the handle to https, or to http.
static inline CURLcode lucid_curl_set_protocol(CURL *handle, int secure) {
#if LIBCURL_VERSION_NUM >= 0x075500
    const char *name = secure ? "https" : "http";
    CURLcode code = curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, name);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, name);
#else
    long bits = secure ? CURLPROTO_HTTPS : CURLPROTO_HTTP;
    CURLcode code = curl_easy_setopt(handle, CURLOPT_PROTOCOLS, bits);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS, bits);
#endif
}

// Without this, dropping a handle waits for its name resolution to end.
static inline CURLcode lucid_curl_set_quick_exit(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)handle;
    return CURLE_OK;
#endif
}

static inline CURLcode lucid_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode lucid_curl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return curl_easy_getinfo(handle, info, (char **)value);
}

// Overwrites a secret; the compiler must not think it useless.
static inline void lucid_curl_forget(void *bytes, size_t count) {
    volatile unsigned char *byte = (volatile unsigned char *)bytes;
    while (count--) *byte++ = 0;
}

// Names the calling thread, for debuggers and top.
static inline void lucid_thread_set_name(const char *name) {
#if defined(__linux__)
    prctl(PR_SET_NAME, name);
#elif defined(__APPLE__)
    pthread_setname_np(name);
#endif
}

static inline CURLMcode lucid_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}
static inline CURLcode lucid_curl_message_result(const CURLMsg *message) { return message->data.result; }

#endif
