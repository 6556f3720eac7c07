#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the token lifecycle of many processes against random faults in virtual time (release build); see --help.
#   bash Tests/simulate.sh --seeds N [--seed S]
# The last line is the summary; status 1 if an invariant did not hold.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup

fail() { echo "$1" >&2; echo "0 seeds, the simulation did not run"; exit 1; }
lucid_setup tests >&2 || fail "the set-up failed: see above"
swift build -c release --scratch-path .build-simulate --product lucid-simulate >&2 || fail "the build failed: see above"
exec .build-simulate/release/lucid-simulate "$@"
