#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds everything (all traits) and runs all tests.
#   bash Tests/run.sh                      everything
#   bash Tests/run.sh --filter NAME        one target, suite or test
# Ends with the line "N passed, N failed[, N skipped]", where every case of a parameterised test counts.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup
. .ci/postgres

fail() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }
lucid_setup tests || fail "the set-up failed: see above"

flags=(--scratch-path .build-all --traits "${LUCID_TRAITS:-Authority,NIOTransport,PostgreSQL}")
echo "Building everything, tests included (the first time takes some minutes)" >&2
swift build "${flags[@]}" --build-tests >&2 || fail "the build failed: see above"

events=$(mktemp)
trap 'rm -f "$events"; lucid_postgres_stop' EXIT
if lucid_postgres_is_installed; then
    lucid_postgres_start fast || fail "PostgreSQL did not start: see above"
else
    echo "No PostgreSQL is installed: the tests of it are skipped" >&2
fi
# Those three need a peer, which Tests/chain.sh, providers.sh and payments.sh start.
swift test "${flags[@]}" --skip ChainTests --skip ProviderTests --skip PaymentTests --skip-build --disable-xctest --event-stream-output-path "$events" --event-stream-version 0 \
    "$@" >"$events.log" 2>&1
status=$?
grep -E '^✘|crash|Fatal error|error:' "$events.log" | head -n 80 >&2
[ $status -eq 0 ] || tail -n 5 "$events.log" >&2
rm -f "$events.log"
python3 .ci/count-tests "$events" || exit 1
exit $status
