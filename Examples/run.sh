#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds and runs every example but the quickstart; each ends by itself and fails loudly.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/setup
lucid_setup

for example in local-wallet server-wallet observe-rotation custom-storage custom-wallet verify-tokens; do
    echo "== $example" >&2
    lucid_build Authority "$example"
    ".build-all/debug/$example"
done
