#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sends transactions to a real machine: py-evm behind JSON-RPC, with contracts compiled from Vyper. Types 0, 1, 2 and 4,
# fifty senders at once, reverted, replaced, cancelled and lost transactions, tokens, contract signatures, and a
# node that fails.
#   bash Tests/chain.sh                   everything
#   bash Tests/chain.sh --filter NAME     one test
# Ends with the line "N passed, N failed[, N skipped]".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup
. .ci/peers

filter=ChainTests
while [ $# -gt 0 ]; do
    case $1 in
    --help | -h) sed -n '3,8s/^# \{0,1\}//p' "$0" && exit ;;
    --filter) filter="ChainTests.*${2:?--filter needs a name}" && shift 2 ;;
    *) lucid_fail "unknown option $1; see --help" ;;
    esac
done
lucid_setup peers || lucid_fail "the set-up failed: see above"
lucid_venv chain "web3==8.0.0 eth-tester==0.14.0b1 py-evm==0.12.1b1 vyper==0.4.3"
lucid_build_tests
lucid_peer "$python" Tests/Chain/Node/node.py
export LUCID_CHAIN=$place
lucid_run_tests "$filter"
