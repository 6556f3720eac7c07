#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Buys from a shop that is built on the package x402, versions 1 and 2: its checks and settlements, on py-evm with a token
# of ours. Paid once, whatever the shop does.
#   bash Tests/payments.sh
# Ends with the line "N passed, N failed[, N skipped]".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup
. .ci/peers

case ${1:-} in
--help | -h) sed -n '3,6s/^# \{0,1\}//p' "$0" && exit ;;
"") ;;
*) lucid_fail "unknown option $1; see --help" ;;
esac
lucid_setup peers || lucid_fail "the set-up failed: see above"
lucid_build_tests
lucid_venv chain "web3==8.0.0 eth-tester==0.14.0b1 py-evm==0.12.1b1 vyper==0.4.3"
lucid_peer "$python" Tests/Chain/Node/node.py
lucid_venv payments "x402[evm]==2.25.0"
lucid_peer "$python" Tests/Payments/Peers/shop.py "$place"
export LUCID_SHOP=$place
lucid_run_tests PaymentTests
