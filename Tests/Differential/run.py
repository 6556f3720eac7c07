# SPDX-License-Identifier: Apache-2.0
"""Runs random input through the commands of lucid-agent and through eth-account, and compares every answer.

Each worker takes cases in batches, gives each command its requests on standard input as a co-process, and reads the
answers back. A case is made from the seed, its kind and its number alone, and the key from the seed, the kind and the
block of numbers, so that one case can be run again.
"""
import argparse
import concurrent.futures
import itertools
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

from inputs import Inputs
from oracle import KINDS, Case, line

BATCH = 250


def run(binary, command, requests, key, rng):
    """The answers to requests, one a line."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": "/nonexistent", "LUCID_AGENT_WALLET_PRIVATE_KEY": key}
    text = "".join(line(request, rng) + "\n" for request in requests)
    done = subprocess.run([binary, *command.split(), "--jsonl"], input=text.encode("utf-8"), capture_output=True,
                          env=environment, timeout=600)
    answers = [json.loads(answer) for answer in done.stdout.split(b"\n") if answer]
    if done.returncode != 0 or len(answers) != len(requests):
        raise RuntimeError(f"{command}: exit code {done.returncode}, {len(answers)} answers to {len(requests)} requests\n"
                           + done.stderr.decode("utf-8", "replace")[-2000:])
    return answers


def check(binary, seed, kind, indices):
    """How many answers were compared, and what was wrong."""
    block = indices[0] // BATCH
    rng = random.Random(f"{seed}/{kind}/{block}/lines")
    key = Inputs(f"{seed}/{kind}/{block}/key").key()
    commands = {}
    for index in indices:
        for command, *step in Case(kind, index, seed, key).steps:
            commands.setdefault(command, []).append(step)
    compared, differences = 0, []
    for command, group in commands.items():
        try:
            answers = run(binary, command, [request for request, _ in group], key, rng)
        except (RuntimeError, OSError, ValueError, subprocess.TimeoutExpired) as error:
            differences.append({"command": command, "failure": str(error), "cases": f"{indices[0]} to {indices[-1]}"})
            continue
        for (request, due), answer in zip(group, answers):
            compared += 1
            if isinstance(due, dict):
                due = {"id": request["id"], **due}
            if due != answer:
                differences.append({"command": command, "input": request, "eth-account": repr(due),
                                    "lucid-agent": json.dumps(answer), "key": key})
    return compared, differences


def main():
    parser = argparse.ArgumentParser(prog="differential.sh", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many cases of each kind (default 10000)")
    parser.add_argument("--seed", help="what the cases are made from (default: another one each time)")
    parser.add_argument("--jobs", type=int, default=2, help="how many workers (default 2)")
    parser.add_argument("--only", metavar="KIND[/NUMBER],…", help="some kinds of " + ", ".join(KINDS) + ", or some cases")
    parser.add_argument("--types", default="0,1,2,3,4", help="the types of transactions (default 0,1,2,3,4)")
    parser.add_argument("--binary", required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    seed = options.seed or str(random.SystemRandom().getrandbits(48))
    print(f"differential: seed {seed}", flush=True)

    if not re.fullmatch("[0-4](,[0-4])*", options.types):
        parser.error("--types takes some of 0,1,2,3,4")
    wanted = {}
    for part in (options.only or ",".join(KINDS)).split(","):
        kind, _, number = part.partition("/")
        if kind not in KINDS or number and not number.isdigit():
            parser.error(f"--only takes some of {', '.join(KINDS)}, or cases of them with /NUMBER")
        wanted.setdefault(kind, []).extend([int(number)] if number else range(options.count))
    types = {int(number) for number in options.types.split(",")}
    if "transaction" in wanted:
        wanted["transaction"] = [index for index in wanted["transaction"] if index % 5 in types]
    compared, differences, counts = 0, [], dict.fromkeys(KINDS, 0)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        # A copy, because a build may replace the program in the middle of a run.
        binary = shutil.copy2(options.binary, folder)
        jobs = {}
        for kind, indices in wanted.items():
            for _, chunk in itertools.groupby(indices, key=lambda index: index // BATCH):
                chunk = list(chunk)
                jobs[pool.submit(check, binary, seed, kind, chunk)] = (kind, len(chunk))
        for job in concurrent.futures.as_completed(jobs):
            kind, count = jobs[job]
            counts[kind] += count
            found, wrong = job.result()
            compared += found
            for difference in wrong:
                differences.append(difference)
                if len(differences) <= 10:
                    print(json.dumps(difference, indent=2, ensure_ascii=True), flush=True)
            if sys.stderr.isatty():
                print(f"\r{compared} answers", end="", file=sys.stderr)
    print(f"{compared} answers compared")
    if differences:
        print(f"again: bash Tests/differential.sh --seed {seed} --count {options.count}")
    print(f"differential: {counts['message']} messages, {counts['typed-data']} typed data, "
          f"{counts['transaction']} transactions, {counts['authorization']} authorizations, seed {seed}, "
          f"{len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
