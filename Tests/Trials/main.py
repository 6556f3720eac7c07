# SPDX-License-Identifier: Apache-2.0
"""Runs trials of the session engine with real processes; see Tests/trials.sh --help."""
import argparse
import itertools
import json
import os
import random
import sys
import time

import clock
import cut
import disk
import kill
import outage
import stampede
import stopped
import storm
import sudden
from stage import Violation

TRIALS = {
    "stampede": stampede, "outage": outage, "kill": kill, "stopped-holder": stopped, "full-disk": disk, "clock": clock,
    "storm": storm, "sudden-end": sudden, "cut": cut,
}


def main():
    parser = argparse.ArgumentParser(
        prog="bash Tests/trials.sh", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Real lucid-agent and lucid-authority processes on this machine, with real faults:\n\n"
        + "\n".join(f"  {name:15} {module.__doc__}" for name, module in TRIALS.items()),
        epilog="The last line is the summary; the exit code is 1 if something happened that must not happen.")
    parser.add_argument("trials", nargs="*", metavar="trial", help="all of them if none is named")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of stampede, kill and full-disk (default 3)")
    parser.add_argument("--points", type=lambda text: text.split(","), help="points of kill: K1,K2,…")
    parser.add_argument("--pause", type=float, default=60, help="seconds for which a holder is stopped (default 60)")
    parser.add_argument("--outage", type=float, default=60, help="seconds of 503 (default 60)")
    parser.add_argument("--storms", type=int, default=4, help="storms of refreshes (default 4)")
    parser.add_argument("--kills", type=int, default=None, help="kills of sudden-end (default five a round)")
    parser.add_argument("--cuts", type=int, default=None, help="cut connections of cut (default 100 a round)")
    parser.add_argument("--postgres", action="store_true", help="storm and sudden-end on PostgreSQL; cut needs it")
    parser.add_argument("--seed", type=int, default=None, help="of the drawn pauses; printed")
    parser.add_argument("--json", action="store_true", help="print one JSON object a trial")
    parser.add_argument("--list", action="store_true", help="print the names of the trials")
    options = parser.parse_args()
    if options.list:
        print("\n".join(TRIALS))
        return 0
    unknown = [name for name in options.trials if name not in TRIALS]
    wrong = [point for point in options.points or [] if point not in kill.POINTS]
    if unknown or wrong or options.rounds < 1:
        parser.error(f"unknown: {', '.join(unknown + wrong)}" if unknown or wrong else "--rounds is at least 1")
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    options.now = time.monotonic
    schemas = itertools.count(1)

    def store():
        """The options of a store that nobody has used; None for a file."""
        if not options.postgres:
            return None
        return ["--database", os.environ["LUCID_TEST_POSTGRES"], "--schema", f"trial_{next(schemas)}"]
    options.store = store
    failed = 0
    names = options.trials or [name for name in TRIALS if name != "cut" or options.postgres]
    for name in names:
        options.draw = random.Random(f"{seed} {name}")
        began = time.monotonic()
        options.progress = lambda words, name=name: print(f"{name}: {words}", file=sys.stderr, flush=True)
        try:
            result = {"trial": name, "ok": True} | TRIALS[name].run(options)
        except Violation as violation:
            failed += 1
            result = {"trial": name, "ok": False, "violation": str(violation)}
        result["seconds"] = round(time.monotonic() - began, 1)
        print(json.dumps(result) if options.json else line(result), flush=True)
    print(f"{len(names)} trials, {failed} failed, seed {seed}")
    return 1 if failed else 0


def line(result):
    words = ", ".join(f"{key} {value}" for key, value in result.items() if key not in ("trial", "ok", "violation"))
    return f"{'ok  ' if result['ok'] else 'FAIL'}  {result['trial']}: {result.get('violation', words)}"


if __name__ == "__main__":
    sys.exit(main())
