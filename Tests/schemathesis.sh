#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Property-based tests from the contract against a running authority: schemathesis makes requests of every operation,
# good and bad, as an operator and as an agent, and compares each answer with the document.
#   bash Tests/schemathesis.sh                        a minute or two
#   bash Tests/schemathesis.sh --examples 200 --seed 7
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/setup

usage() { sed -n '3,6s/^# \{0,1\}//p' Tests/schemathesis.sh; }
wrong() { echo "$1" >&2; usage >&2; exit 2; }
examples=25
seed=$((RANDOM * 32768 + RANDOM))
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --examples | --seed)
            [[ ${2:-} =~ ^[0-9]+$ ]] || wrong "$1 needs a number"
            if [ "$1" = --seed ]; then seed=$2; else examples=$2; fi
            shift
            ;;
        *) wrong "unknown option $1" ;;
    esac
    shift
done

lucid_setup tests peers >&2
lucid_build Authority lucid-agent lucid-authority
export PATH=$PWD/.build-all/debug:$PATH

venv=.build-venv-schemathesis
wanted="schemathesis==4.32.5"
if [ "$(cat "$venv/wanted" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing $wanted" >&2
    rm -rf "$venv"
    python3 -m venv "$venv" >&2
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$wanted" >&2
    echo "$wanted" >"$venv/wanted"
fi
tool=$PWD/$venv/bin/schemathesis
contract=$PWD/OpenAPI/agent-api.yaml

work=$(mktemp -d)
authority=
trap '[ -z "$authority" ] || kill "$authority" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
(umask 077 && openssl rand -hex 16 >passphrase)
lucid-agent wallet new --keystore wallet.json --passphrase-file passphrase >/dev/null
lucid-authority serve --listen 127.0.0.1:0 --database authority.db --custody-passphrase-file passphrase \
    >authority.log 2>&1 &
authority=$!
for _ in $(seq 100); do grep -q listening authority.log && break || sleep 0.1; done
origin=$(python3 -c 'import json; print(json.loads(open("authority.log").readline())["listening"])')
# The names that the contract's examples use, so that they find what they ask for.
lucid-authority agent create --database authority.db --ref my-agent --scopes wallet.sign,wallet.send \
    --address "$(lucid-agent wallet address --keystore wallet.json)" --json >agent.json
lucid-agent init --base-url "$origin" --agent-ref my-agent --keystore wallet.json --passphrase-file passphrase \
    --credential-id "$(python3 -c 'import json; print(json.load(open("agent.json"))["credentialId"])')" >/dev/null
lucid-agent login >/dev/null

# Left out are two checks whose demands the standards or the contract contradict: a valid request may be refused for
# what it says (an unknown challenge), and an unknown hint must be read over (RFC 7009, section 2.1).
run() { # who, bearer
    echo "== as $1, seed $seed" >&2
    "$tool" run "$contract" --url "$origin" --header "Authorization: Bearer $2" --seed "$seed" \
        --max-examples "$examples" --phases examples,coverage,fuzzing,stateful --checks all \
        --exclude-checks negative_data_rejection,positive_data_acceptance --warnings off --continue-on-failure
}
failed=0
run "an agent" "$(lucid-agent token)" || failed=1
run "an operator" "$(lucid-authority operator token --database authority.db)" || failed=1
if [ "$(wc -l <authority.log)" -gt 1 ]; then
    echo "The authority's log:" >&2
    tail -n 20 authority.log >&2
fi
kill -0 "$authority" || { echo "the authority ended" >&2; failed=1; }
exit $failed
