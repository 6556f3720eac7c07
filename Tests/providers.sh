#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Puts our wallets of Coinbase and Privy beside the official Python packages (cdp-sdk, privy-client): the same calls to
# one recording server on loopback, which checks every proof with PyJWT and cryptography, and a comparison of what
# came over the wire.
#   bash Tests/providers.sh
# Ends with the line "N passed, N failed[, N skipped]".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup

fail() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }
case ${1:-} in
--help | -h) sed -n '3,7s/^# \{0,1\}//p' "$0" && exit ;;
"") ;;
*) fail "unknown option $1; see --help" ;;
esac
lucid_setup peers || fail "the set-up failed: see above"

# Versions are fixed, so that a run means the same later.
venv=.build-venv-providers
wanted="cdp-sdk==1.51.0 privy-client==0.7.0"
if [ "$(cat "$venv/wanted" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing $wanted" >&2
    rm -rf "$venv"
    # shellcheck disable=SC2086 # two words
    python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check $wanted >&2 ||
        fail "the packages could not be installed"
    echo "$wanted" >"$venv/wanted"
fi

flags=(--scratch-path .build-all --traits "${LUCID_TRAITS:-Authority,NIOTransport}")
echo "Building the tests (the first time takes some minutes)" >&2
swift build "${flags[@]}" --build-tests >&2 || fail "the build failed: see above"

place=$(mktemp)
"$venv/bin/python" Tests/Providers/Peers/peers.py >"$place" &
peers=$!
trap 'kill $peers 2>/dev/null; rm -f "$place" "$place.events" "$place.log"' EXIT
for _ in $(seq 120); do
    [ -s "$place" ] && break
    kill -0 $peers 2>/dev/null || fail "the peers ended: see above"
    sleep 0.5
done
[ -s "$place" ] || fail "the peers did not start in a minute"

LUCID_PROVIDERS=$(cat "$place") swift test "${flags[@]}" --skip-build --disable-xctest --filter ProviderTests \
    --event-stream-output-path "$place.events" --event-stream-version 0 >"$place.log" 2>&1
status=$?
grep -E '^✘|crash|Fatal error|error:' "$place.log" | head -n 80 >&2
python3 .ci/count-tests "$place.events" || exit 1
exit $status
