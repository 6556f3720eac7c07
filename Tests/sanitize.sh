#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs tests under a sanitizer. The build is one of its own and takes about ten minutes the first time.
#   bash Tests/sanitize.sh thread                        data races: the suites that share state between threads
#   bash Tests/sanitize.sh address                       memory errors: the suites of code with pointers
#   bash Tests/sanitize.sh thread --filter 'LucidAuthTests|LucidAgentTests'
# Ends with the line "N passed, N failed[, N skipped], N reports"; exits 1 if there is a failure or a report.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup
. .ci/postgres

kind=${1:-}
skip=()
case $kind in
thread) # Lock tells the sanitizer of its mutex when TSAN is defined.
    # A child that is forked among threads hangs in the sanitizer itself.
    flags=(--sanitize=thread -Xswiftc -DTSAN)
    skip=(--skip ForkTests)
    filter='LucidAuthTests|LucidAgentTests|LucidHTTPTests|LucidHTTPCurlTests|LucidCryptoTests|LucidWalletTests'
    filter+='|LucidAuthorityTests|LucidTokensTests|LucidAgentPostgresTests'
    ;;
address) # Leaks are found by growth: the leak sanitizer takes what only an enum holds for lost.
    flags=(--sanitize=address)
    filter='LucidSigningTests|LucidCryptoTests|LucidJSONTests|LucidHTTPCurlTests'
    export ASAN_OPTIONS="detect_leaks=0:${ASAN_OPTIONS:-}"
    ;;
*) sed -n '3,7s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
shift
if [ "${1:-}" = --filter ]; then filter=${2:?--filter needs a pattern} && shift 2; fi
[ $# -eq 0 ] || { echo "unknown: $*" >&2; exit 2; }
lucid_setup tests || exit 1

flags+=(--scratch-path ".build-$kind" --traits Authority,NIOTransport,PostgreSQL)
echo "Building everything with the $kind sanitizer" >&2
swift build "${flags[@]}" --build-tests >&2 || exit 1
log=.build-$kind/report.log
events=$(mktemp)
trap 'rm -f "$events"; lucid_postgres_stop' EXIT
lucid_postgres_start fast || exit 1
export TSAN_OPTIONS="exitcode=0 ${TSAN_OPTIONS:-}"
swift test "${flags[@]}" --skip-build --disable-xctest --event-stream-output-path "$events" --event-stream-version 0 \
    --filter "$filter" "${skip[@]}" >"$log" 2>&1
status=$?
grep -E '^✘|crash|Fatal error' "$log" | head -n 40 >&2
reports=$(grep -cE '(WARNING: ThreadSanitizer|ERROR: AddressSanitizer)' "$log")
if [ "$reports" -ne 0 ]; then
    grep -E -A 12 '(WARNING: ThreadSanitizer|ERROR: AddressSanitizer)' "$log" | head -n 60 >&2
    echo "the whole report: $log" >&2
fi
echo "$(python3 .ci/count-tests "$events"), $reports reports"
[ $status -eq 0 ] && [ "$reports" -eq 0 ]
