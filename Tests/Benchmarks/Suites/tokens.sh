#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The life of tokens beside google-auth, botocore, azure-core and authlib.
# Run by Tests/bench.sh at the top of the package; its arguments are those after the suite's name.
set -euo pipefail
benchmarks=Tests/Benchmarks
work=.build-bench
mkdir -p "$work"
say() { echo "$*" >&2; }
arguments=("$@")

venv=$work/venv-tokens
wanted=("google-auth==2.*" "requests==2.*" "botocore==1.*" "azure-core==1.*" "authlib==1.*")
if [ "$(cat "$venv/wanted" 2>/dev/null)" != "${wanted[*]}" ]; then
    say "Installing ${wanted[*]}"
    rm -rf "$venv"
    if python3 -m venv "$venv" >&2 &&
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "${wanted[@]}" >&2
    then echo "${wanted[*]}" >"$venv/wanted"; fi
fi
arguments+=(--python "$(command -v python3)")
if [ -e "$venv/wanted" ]; then
    arguments+=(--python "$PWD/$venv/bin/python" --python-peer "$PWD/$benchmarks/Peers/token_peers.py")
else
    say "The peers could not be installed: they are left out"
fi
arguments+=(--server "$PWD/$benchmarks/Peers/token_server.py")

swift build -c release --package-path "$benchmarks" --scratch-path "$work/package" --product TokenBenchmarks >&2
exec "$work/package/release/TokenBenchmarks" "${arguments[@]}"
