#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sends transactions to a real machine: py-evm behind JSON-RPC, with contracts compiled from Vyper. Types 0, 1, 2 and 4,
# fifty senders at once, reverted, replaced, cancelled and lost transactions, tokens, contract signatures, and a
# node that fails.
#   bash Tests/chain.sh                   everything
#   bash Tests/chain.sh --filter NAME     one test
# Ends with the line "N passed, N failed[, N skipped]".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup

fail() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }
filter=ChainTests
while [ $# -gt 0 ]; do
    case $1 in
    --help | -h) sed -n '3,8s/^# \{0,1\}//p' "$0" && exit ;;
    --filter) filter="ChainTests.*${2:?--filter needs a name}" && shift 2 ;;
    *) fail "unknown option $1; see --help" ;;
    esac
done
lucid_setup peers || fail "the set-up failed: see above"

# Versions are fixed, so that a run means the same later.
venv=.build-venv-chain
wanted="web3==8.0.0 eth-tester==0.14.0b1 py-evm==0.12.1b1 vyper==0.4.3"
if [ "$(cat "$venv/wanted" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing $wanted" >&2
    rm -rf "$venv"
    # shellcheck disable=SC2086 # four words
    python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check $wanted >&2 ||
        fail "the packages could not be installed"
    echo "$wanted" >"$venv/wanted"
fi

flags=(--scratch-path .build-all --traits "${LUCID_TRAITS:-Authority,NIOTransport}")
echo "Building the tests (the first time takes some minutes)" >&2
swift build "${flags[@]}" --build-tests >&2 || fail "the build failed: see above"

place=$(mktemp)
"$venv/bin/python" Tests/Chain/Node/node.py >"$place" &
node=$!
trap 'kill $node 2>/dev/null; rm -f "$place" "$place.events" "$place.log"' EXIT
for _ in $(seq 120); do
    [ -s "$place" ] && break
    kill -0 $node 2>/dev/null || fail "the node ended: see above"
    sleep 0.5
done
[ -s "$place" ] || fail "the node did not start in a minute"

LUCID_CHAIN=$(cat "$place") swift test "${flags[@]}" --skip-build --disable-xctest --filter "$filter" \
    --event-stream-output-path "$place.events" --event-stream-version 0 >"$place.log" 2>&1
status=$?
grep -E '^✘|crash|Fatal error|error:' "$place.log" | head -n 80 >&2
python3 .ci/count-tests "$place.events" || exit 1
exit $status
