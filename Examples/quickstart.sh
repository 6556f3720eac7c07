#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The main job on one machine: starts an authority, gives an agent a key, lets it prove that key, rotate its tokens,
# recover from a revocation, and sign. Installs what is missing, builds, runs. The last line on stdout is JSON.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/setup
lucid_setup

lucid_build Authority lucid-authority quickstart
exec .build-all/debug/quickstart "$@"
