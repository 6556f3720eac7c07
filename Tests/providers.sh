#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Puts our wallets of Coinbase and Privy beside the official Python packages (cdp-sdk, privy-client): the same calls to
# one recording server on loopback, which checks every proof with PyJWT and cryptography, and a comparison of what
# came over the wire.
#   bash Tests/providers.sh
# Ends with the line "N passed, N failed[, N skipped]".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. .ci/setup
. .ci/peers

case ${1:-} in
--help | -h) sed -n '3,7s/^# \{0,1\}//p' "$0" && exit ;;
"") ;;
*) lucid_fail "unknown option $1; see --help" ;;
esac
lucid_setup peers || lucid_fail "the set-up failed: see above"
lucid_venv providers "cdp-sdk==1.51.0 privy-client==0.7.0"
lucid_build_tests
lucid_peer "$python" Tests/Providers/Peers/peers.py
export LUCID_PROVIDERS=$place
lucid_run_tests ProviderTests
