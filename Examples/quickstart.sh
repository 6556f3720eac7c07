#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The main job on one machine: starts an authority, gives an agent a key, lets it prove that key, rotate its tokens,
# recover from a revocation, and sign. Installs what is missing, builds, runs. The last line on stdout is JSON.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/setup
lucid_setup

flags=(--scratch-path .build-all --traits "${LUCID_TRAITS:-Authority}")
echo "Building the authority and the example (the first time takes some minutes)" >&2
swift build "${flags[@]}" --product lucid-authority >&2
swift build "${flags[@]}" --product quickstart >&2
exec .build-all/debug/quickstart "$@"
