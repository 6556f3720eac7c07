#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The transport beside async-http-client and a C program on libcurl, against one nginx.
# Run by Tests/bench.sh at the top of the package; its arguments are those after the suite's name.
set -euo pipefail
benchmarks=Tests/Benchmarks
work=$PWD/.build-bench
mkdir -p "$work"
say() { echo "$*" >&2; }

if ! command -v nginx >/dev/null; then
    say "Installing nginx-light"
    sudo=()
    if [ "$(id -u)" -ne 0 ]; then sudo=(sudo); fi
    "${sudo[@]}" apt-get update -qq >&2
    # Only its program is wanted, not a server on port 80.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends nginx-light >&2
fi

swift build -c release --package-path "$benchmarks" --scratch-path "$work/package" --product TransportBenchmarks >&2
cc -O2 -Wall -o "$work/transport-c" "$benchmarks/Peers/C/transport.c" $(pkg-config --cflags --libs libcurl)

server=$(mktemp -d)
trap 'kill "$(cat "$server/pid" 2>/dev/null)" 2>/dev/null || true; sleep 0.2; rm -rf "$server"' EXIT
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
plain=$(port)
secure=$(port)
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 \
    -addext subjectAltName=IP:127.0.0.1 -keyout "$server/key.pem" -out "$server/cert.pem" 2>/dev/null
head -c 10485760 /dev/urandom >"$server/large"
printf '{"items":[{"ref":"my-agent","name":"My agent","status":"active","createdAt":"2026-01-05T10:00:00Z"}],"next":null,"ok":true}' \
    >"$server/small"
cat >"$server/nginx.conf" <<CONF
worker_processes 1;
pid $server/pid;
error_log $server/error.log;
events { worker_connections 8192; }
http {
    access_log off;
    keepalive_requests 100000000;
    keepalive_timeout 600;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=10;
    default_type application/json;
    client_body_temp_path $server/body;
    proxy_temp_path $server/proxy;
    fastcgi_temp_path $server/fastcgi;
    uwsgi_temp_path $server/uwsgi;
    scgi_temp_path $server/scgi;
    server {
        listen 127.0.0.1:$plain backlog=4096;
        listen 127.0.0.1:$secure ssl http2 backlog=4096;
        ssl_certificate $server/cert.pem;
        ssl_certificate_key $server/key.pem;
        root $server;
        location = /small {}
        location = /large {}
    }
}
CONF
chmod 755 "$server"
ulimit -n 16384 2>/dev/null || true
nginx -c "$server/nginx.conf" -e "$server/error.log"
"$work/package/release/TransportBenchmarks" --plain "http://127.0.0.1:$plain" --secure "https://127.0.0.1:$secure" \
    --ca "$server/cert.pem" --c-peer "$work/transport-c" "$@"
