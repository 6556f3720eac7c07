#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Keys, hashes and signatures beside C on libsecp256k1 and eth-account.
# Run by Tests/bench.sh at the top of the package; its arguments are those after the suite's name.
set -euo pipefail
benchmarks=Tests/Benchmarks
work=.build-bench
mkdir -p "$work"
say() { echo "$*" >&2; }
arguments=("$@")

# Peers in C, by each compiler there is; the faster one counts. SwiftPM would add -fno-omit-frame-pointer.
objects=
for compiler in clang gcc; do
    if ! command -v $compiler >/dev/null || { [ $compiler = gcc ] && gcc --version | grep -q clang; }; then
        say "There is no $compiler: its C peers are left out"
        continue
    fi
    $compiler -std=gnu11 -O2 -fPIC -shared -I "$benchmarks/Sources/CPeers/include" -o "$work/peers-$compiler.so" \
        "$benchmarks"/Peers/C/*.c -lsecp256k1
    objects+=:$PWD/$work/peers-$compiler.so
done
arguments+=(--c-objects "${objects#:}")

# eth-account and coincurve.
python=$work/venv/bin/python
wanted=("eth-account==0.14.*" "coincurve==21.*")
if [ "$(cat "$work/venv/wanted" 2>/dev/null)" != "${wanted[*]}" ]; then
    say "Installing ${wanted[*]}"
    rm -rf "$work/venv"
    if python3 -m venv "$work/venv" >&2 && "$python" -m pip install --quiet --disable-pip-version-check "${wanted[@]}" >&2
    then echo "${wanted[*]}" >"$work/venv/wanted"; fi
fi
if [ -e "$work/venv/wanted" ]; then
    arguments+=(--python "$PWD/$python" --python-peer "$PWD/$benchmarks/Peers/eth_account_peer.py")
else
    say "eth-account could not be installed: it is left out"
fi

# The co-process.
if swift build -c release --scratch-path "$work/agent" --product lucid-agent >&2; then
    arguments+=(--agent "$PWD/$work/agent/release/lucid-agent")
else
    say "lucid-agent could not be built: coprocess/message is left out"
fi

# Without frame pointers, as C at -O2: SwiftPM keeps them unless told, which costs Keccak one register and 5 %.
swift build -c release --omit-frame-pointers --package-path "$benchmarks" --scratch-path "$work/package" \
    --product SigningBenchmarks >&2
exec "$work/package/release/SigningBenchmarks" "${arguments[@]}"
