#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Real processes, real faults: stampedes, outages, kill -9, stopped processes, full disks and wrong clocks.
#   bash Tests/trials.sh --help
#   bash Tests/trials.sh                             all trials, a few minutes
#   bash Tests/trials.sh kill --rounds 1000          an hour
#   bash Tests/trials.sh stopped-holder --pause 300
#   bash Tests/trials.sh storm sudden-end cut --postgres
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup
. .ci/postgres

fail() { echo "$1" >&2; echo "the trials did not run"; exit 1; }
lucid_setup tests >&2 || fail "the set-up failed: see above"
if [ -z "${TRIALS_BIN:-}" ]; then
    lucid_build Authority,NIOTransport,PostgreSQL lucid-agent lucid-authority || fail "the build failed: see above"
    TRIALS_BIN=$PWD/.build-all/debug
fi
TRIALS_SHIM=$TRIALS_BIN/lucid-killpoint.so
cc -shared -fPIC -O1 -Wall -o "$TRIALS_SHIM" Tests/Trials/killpoint.c -ldl || fail "the C compiler failed: see above"
export TRIALS_BIN TRIALS_SHIM PYTHONDONTWRITEBYTECODE=1
if [[ " $* " == *" --postgres "* ]]; then
    trap lucid_postgres_stop EXIT
    lucid_postgres_start || fail "PostgreSQL did not start: see above"
fi
python3 Tests/Trials/main.py "$@"
