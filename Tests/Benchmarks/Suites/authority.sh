#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Verifying tokens beside OpenSSL alone, jwt-kit and PyJWT.
# Run by Tests/bench.sh at the top of the package; its arguments are those after the suite's name.
set -euo pipefail
benchmarks=Tests/Benchmarks
work=.build-bench
mkdir -p "$work"
say() { echo "$*" >&2; }
arguments=("$@")

venv=$work/venv-authority
wanted=("PyJWT==2.*" "cryptography")
if [ "$(cat "$venv/wanted" 2>/dev/null)" != "${wanted[*]}" ]; then
    say "Installing ${wanted[*]}"
    rm -rf "$venv"
    if python3 -m venv "$venv" >&2 &&
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "${wanted[@]}" >&2
    then echo "${wanted[*]}" >"$venv/wanted"; fi
fi
if [ -e "$venv/wanted" ]; then
    arguments+=(--python "$PWD/$venv/bin/python" --python-peer "$PWD/$benchmarks/Peers/authority_peer.py")
else
    say "PyJWT could not be installed: it is left out"
fi

swift build -c release --package-path "$benchmarks" --scratch-path "$work/package" --product AuthorityBenchmarks >&2
exec "$work/package/release/AuthorityBenchmarks" "${arguments[@]}"
