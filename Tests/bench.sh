#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures a suite beside its peers, in release, in one run. A suite NAME is Tests/Benchmarks/Suites/NAME.sh.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
suites=$here/Benchmarks/Suites

usage() {
    echo "usage: bash Tests/bench.sh SUITE [--json FILE]"
    echo
    echo "Builds in release and measures a suite beside its peers, in one run. Costs are CPU time, medians of"
    echo "interleaved rounds; lower is better. FILE is replaced, one JSON object a line:"
    echo '  {"suite", "case", "ours", "peer", "peerValue", "unit", "ratio"}'
    echo
    echo "Suites:"
    for suite in "$suites"/*.sh; do
        printf '  %-12s %s\n' "$(basename "$suite" .sh)" "$(sed -n '3s/^# //p' "$suite")"
    done
}
wrong() { echo "$1" >&2; usage >&2; exit 2; }

suite=
json=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --json)
            [ $# -ge 2 ] && [ -n "$2" ] || wrong "--json needs a file"
            json=$2
            shift
            ;;
        -*) wrong "unknown option $1" ;;
        *)
            [ -z "$suite" ] || wrong "one suite at a time"
            suite=$1
            ;;
    esac
    shift
done
[ -n "$suite" ] || wrong "which suite?"
[[ $suite =~ ^[a-z][a-z0-9-]*$ ]] && [ -f "$suites/$suite.sh" ] || wrong "unknown suite $suite"
if [ -n "$json" ]; then
    [ -d "$(dirname "$json")" ] && [ ! -d "$json" ] || { echo "$json cannot be written" >&2; exit 1; }
    json=$(cd "$(dirname "$json")" && pwd)/$(basename "$json")
fi

cd "$here/.." || exit 1
. .ci/setup
lucid_setup peers || exit 1
exec bash "$suites/$suite.sh" ${json:+--json "$json"}
