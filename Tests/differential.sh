#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs random messages, typed data, transactions of types 0 to 4 and authorizations through lucid-agent and through
# eth-account, and compares every answer: signatures, digests, raw bytes, hashes, signers and decoded fields.
#   bash Tests/differential.sh                           10,000 of each
#   bash Tests/differential.sh --count 300 --seed 7      fewer, the same each time
#   bash Tests/differential.sh --seed 7 --only typed-data/123   one case again
#   bash Tests/differential.sh --binary PATH             another build of lucid-agent
# Prints the seed first. Ends with a line that says how many there were, and exits 1 if an answer differed.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup

binary=""
arguments=()
while [ $# -gt 0 ]; do
    case $1 in
    --help | -h) sed -n '3,9s/^# \{0,1\}//p' "$0" && exit ;;
    --binary) binary=${2:?--binary needs a path} && shift 2 ;;
    *) arguments+=("$1") && shift ;;
    esac
done

lucid_setup peers || exit 1
if [ -z "$binary" ]; then
    binary=.build-all/debug/lucid-agent
    if [ ! -x "$binary" ]; then
        lucid_build Authority lucid-agent || exit 1
    fi
fi

# The oracle, and the C library for curves that makes it quick; versions are fixed, so that a run means the same later.
venv=.build-venv-differential
wanted="eth-account==0.14.0 coincurve==21.0.0"
if [ "$(cat "$venv/wanted" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing $wanted" >&2
    rm -rf "$venv"
    # shellcheck disable=SC2086 # two words
    python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check $wanted >&2 || exit 1
    echo "$wanted" >"$venv/wanted"
fi
exec nice "$venv/bin/python" Tests/Differential/run.py --binary "$(realpath "$binary")" "${arguments[@]}"
