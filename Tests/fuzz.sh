#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fuzzes the parsers with libFuzzer and the address sanitizer, and checks properties of what they accept.
#   bash Tests/fuzz.sh                                 every target for a minute
#   bash Tests/fuzz.sh rlp --seconds 600               one target for ten minutes
#   bash Tests/fuzz.sh all --seconds 600 --jobs 4      four processes at a time
#   bash Tests/fuzz.sh json --replay FILE              one input again, with its report
#   bash Tests/fuzz.sh --list                          the names of the targets
# Corpora grow from run to run in .build-fuzz/corpus; they start from the test vectors and Tests/Fuzz/Seeds. Each
# process may use 512 MiB, each input 5 seconds. Exits 1 if an input was found that ends the process, hangs, takes too
# much memory or breaks a property; such inputs are kept in .build-fuzz/findings.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup

usage() { sed -n '3,11s/^# \{0,1\}//p' "$0"; }
wrong() { echo "$1; see bash Tests/fuzz.sh --help" >&2; exit 2; }
number() { [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || wrong "$1 needs a number above 0"; }
target=all seconds=60 jobs=1 replay="" list=""
while [ $# -gt 0 ]; do
    case $1 in
    --help | -h) usage && exit ;;
    --list) list=yes && shift ;;
    --seconds) number "$@" && seconds=$2 && shift 2 ;;
    --jobs) number "$@" && jobs=$2 && shift 2 ;;
    --replay) [ -f "${2:-}" ] || wrong "--replay needs a file"; replay=$2 && shift 2 ;;
    -*) wrong "unknown option $1" ;;
    *) target=$1 && shift ;;
    esac
done

root=.build-fuzz
seeds=$root/seeds
lucid_setup || exit 1
echo "Building the targets (the first time takes a minute)" >&2
swift build -c release --package-path Tests/Fuzz --scratch-path "$root/build" -Xswiftc -sanitize=fuzzer,address \
    >"$root.log" 2>&1 || { tail -n 40 "$root.log" >&2; echo "the build failed" >&2; exit 1; }
rm -f "$root.log"
binary=$root/build/release/Fuzz
mapfile -t all < <("$binary" --targets)
[ -z "$list" ] || { printf '%s\n' "${all[@]}"; exit; }
targets=("${all[@]}")
if [ "$target" != all ]; then
    [[ " ${all[*]} " == *" $target "* ]] || wrong "no target $target, there are ${all[*]}"
    targets=("$target")
fi
# Leaks are found by growth: the leak sanitizer takes what only an enum holds for lost, because the pointer is tagged.
export ASAN_OPTIONS="detect_leaks=0:quarantine_size_mb=32:${ASAN_OPTIONS:-}"
# A trap is libFuzzer's to report.
export SWIFT_BACKTRACE=enable=no
if [ -n "$replay" ]; then
    [ "$target" != all ] || wrong "--replay needs the name of a target"
    exec "$binary" "--target=$target" -timeout=5 -rss_limit_mb=512 -detect_leaks=0 "$replay"
fi
echo "Seeds: $(python3 Tests/Fuzz/seeds.py Tests/LucidSigningTests/Vectors "$seeds")" >&2

# One target: as many processes as jobs, over one corpus. Several: one process each, as many at a time as jobs.
runs=("${targets[@]}")
if [ ${#targets[@]} -eq 1 ]; then for ((i = 1; i < jobs; i++)); do runs+=("$target"); done; fi
mkdir -p "$root/logs"
rm -f "$root"/logs/*.log
fuzz() { # place in the list, target; the log and the exit code are files in logs/
    local log=$root/logs/$2-$1
    mkdir -p "$root/corpus/$2" "$root/findings/$2"
    "$binary" "--target=$2" -max_total_time="$seconds" -max_len=4096 -timeout=5 -rss_limit_mb=512 -malloc_limit_mb=256 \
        -detect_leaks=0         -print_final_stats=1 -dict="$seeds/$2.dict" -artifact_prefix="$root/findings/$2/" \
        "$root/corpus/$2" "$seeds/$2" >"$log.log" 2>&1
    echo $? >"$log.code"
}
for i in "${!runs[@]}"; do
    while [ "$(jobs -pr | wc -l)" -ge "$jobs" ]; do wait -n; done
    echo "$(date +%T) ${runs[$i]}, ${seconds}s" >&2
    fuzz "$i" "${runs[$i]}" &
done
wait

failed=0
printf '%-18s %12s %8s %8s %8s %9s  %s\n' target executions per-sec edges corpus peak-MiB findings
for i in "${!runs[@]}"; do
    name=${runs[$i]} log=$root/logs/${runs[$i]}-$i
    stat() { sed -n "s/^stat::$1: *//p" "$log.log" | tail -n 1; }
    edges=$(grep -oE 'cov: [0-9]+' "$log.log" | tail -n 1 | cut -d' ' -f2)
    corpus=$(grep -oE 'corp: [0-9]+' "$log.log" | tail -n 1 | cut -d' ' -f2)
    input=$(sed -n 's/.*Test unit written to //p' "$log.log" | tail -n 1)
    found=0
    if [ "$(cat "$log.code")" != 0 ]; then found=1 failed=1; fi
    printf '%-18s %12s %8s %8s %8s %9s  %s\n' "$name" "$(stat number_of_executed_units)" \
        "$(stat average_exec_per_sec)" "${edges:-?}" "${corpus:-?}" "$(stat peak_rss_mb)" "$found"
    if [ $found -eq 1 ]; then
        grep -m 3 -E 'Fatal error|SUMMARY|ERROR:' "$log.log" | sed 's/^/    /'
        echo "    again: bash Tests/fuzz.sh $name --replay ${input:-FILE, see $log.log}"
    fi
done
echo "fuzz: ${#targets[@]} targets, ${seconds}s each, $([ $failed -eq 0 ] && echo no findings || echo FINDINGS)"
exit $failed
