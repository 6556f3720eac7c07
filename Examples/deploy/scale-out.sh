#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Three authorities over one PostgreSQL behind nginx, clients that renew their tokens as fast as they can, and one
# authority that is killed with -9 in the middle. Everything is on loopback and in a folder that goes away.
#   bash Examples/deploy/scale-out.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup
. .ci/postgres
seconds=${1:-10}
lucid_setup tests proxy

lucid_build Authority,PostgreSQL lucid-authority
authority=$PWD/.build-all/debug/lucid-authority

folder=$(mktemp -d)
processes=()
finish() {
    kill "${processes[@]}" 2>/dev/null || true
    wait "${processes[@]}" 2>/dev/null || true
    lucid_postgres_stop
    rm -rf "$folder"
}
trap finish EXIT
lucid_postgres_start
store=(--database "$LUCID_TEST_POSTGRES" --schema lucid)

client=$("$authority" client create "${store[@]}" --name load --scopes orders:read --json)
proxy=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# serve NAME [PORT]: starts an authority, and sets `place` to its host and port.
serve() {
    "$authority" serve --listen "127.0.0.1:${2:-0}" "${store[@]}" --issuer "http://127.0.0.1:$proxy" --rate-limit 0 \
        --drain 1 >"$folder/$1.out" 2>"$folder/$1.err" &
    processes+=($!)
    for _ in $(seq 100); do [ -s "$folder/$1.out" ] && break || sleep 0.1; done
    place=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["listening"][7:])' "$folder/$1.out")
}
places=()
for name in one two three; do
    serve "$name"
    places+=("$place")
    echo "authority $name at $place" >&2
done
victim=${processes[0]}

cat >"$folder/nginx.conf" <<CONF
daemon off;
pid $folder/nginx.pid;
error_log $folder/nginx.log;
worker_processes 1;
events { worker_connections 256; }
http {
    access_log off;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    upstream authorities {
$(printf '        server %s max_fails=1 fail_timeout=2s;\n' "${places[@]}")
    }
    server {
        listen 127.0.0.1:$proxy;
        location / {
            proxy_pass http://authorities;
            # A renewal that is asked again gets the same answer, so it may go to the next one.
            proxy_next_upstream error timeout http_503 non_idempotent;
            proxy_connect_timeout 1s;
            proxy_set_header Host \$host:\$server_port;
            proxy_set_header X-Forwarded-For \$remote_addr;
        }
    }
}
CONF
"$(command -v nginx || echo /usr/sbin/nginx)" -c "$folder/nginx.conf" -p "$folder" 2>"$folder/nginx.err" &
processes+=($!)

# Killed a third of the way through, and started again at two thirds.
(
    sleep "$(python3 -c "print($seconds / 3)")"
    echo "killing authority one (kill -9)" >&2
    kill -9 "$victim"
    sleep "$(python3 -c "print($seconds / 3)")"
    echo "starting it again" >&2
) &
killer=$!
python3 Examples/deploy/load.py "http://127.0.0.1:$proxy" "$client" "$seconds" >"$folder/load.json" &
load=$!
wait "$killer"
serve one "${places[0]##*:}"
wait "$load" || { cat "$folder"/load.json "$folder"/*.err >&2; exit 1; }
cat "$folder/load.json"
