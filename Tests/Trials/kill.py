# SPDX-License-Identifier: Apache-2.0
"""kill -9 of the process that renews, at each of the points K1 to K10 of a refresh."""
import concurrent.futures
import queue
import shutil
import signal
import time

from stage import SHIM, Stage, Violation, answer, finish, require, wait_until_over

LIFE = 4
# Who waits longer than this for somebody else's renewal takes a session of its own.
PATIENCE = 4

# At what the process ends, and where the next one's token may come from. `refresh`: the token was not sent, and nobody
# could think that it was. `store`: the new session is on the disk. `challenge`: nobody knows what the authority did.
POINTS = {
    "K1": ("before the intent is written", {"refresh"}),
    "K2": ("the intent is stored, nothing is sent", {"challenge"}),
    "K3": ("the authority has rotated, the answer is not read", {"challenge"}),
    "K4": ("the answer is in memory", {"challenge"}),
    "K5": ("half of the new session is written", {"challenge"}),
    "K6": ("the new session is written, and has not its name yet", {"challenge", "store"}),
    "K7": ("the new session has its name, the directory is not flushed", {"store"}),
    "K8": ("the session is stored, the caller has no answer", {"store"}),
    "K9": ("while it shuts down with a refresh under way", {"challenge", "store"}),
    "K10": ("inside the lock, seven others wait", {"challenge"}),
}


def run(options):
    points = options.points or list(POINTS)
    hits = dict.fromkeys(points, 0)
    sources = {point: {} for point in points}
    lanes = 2 * len(points)
    with Stage(access_ttl=LIFE, agents=lanes) as stage:
        free = queue.SimpleQueue()
        for agent in range(lanes):
            free.put(agent)
        with concurrent.futures.ThreadPoolExecutor(lanes) as pool:
            ran = {
                pool.submit(lane, stage, point, free): (point, number)
                for number in range(options.rounds) for point in points
            }
            for future in concurrent.futures.as_completed(ran):
                point, number = ran[future]
                try:
                    source = future.result()
                except Violation as violation:
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise Violation(f"round {number}, {point}: {violation}") from None
                hits[point] += 1
                sources[point][source] = sources[point].get(source, 0) + 1
                if sum(hits.values()) % (10 * len(points)) == 0:
                    options.progress(f"{sum(hits.values())} kills of {options.rounds * len(points)}")
        again, refused = stage.proxy.spent_again(), stage.proxy.refused_refreshes()
        require(again == 0, f"{again} refresh tokens were spent twice")
        require(refused == 0, f"{refused} refreshes were refused")
    return {"kills": hits, "next_token_from": sources, "spent_twice": again, "refused": refused}


def lane(stage, point, free):
    """One kill with an agent that nobody else uses meanwhile."""
    agent = free.get()
    try:
        return one(stage, point, agent)
    finally:
        free.put(agent)


def one(stage, point, agent):
    """One session, one kill, and whoever comes next; where that one's token came from."""
    state = stage.state()
    where = {"state": state, "agent": agent}
    first = stage.token(**where)
    wait_until_over(first)
    began = time.monotonic()
    killed(stage, point, where, {"LD_PRELOAD": SHIM, "KILL_POINT": point})
    if point == "K10":
        source = after_crowd(stage, where, first)
        shutil.rmtree(state)
        return source
    token = stage.token(**where)
    allowed = set(POINTS[point][1])
    # On a busy machine the session that the dead process stored may have aged before the next one looked.
    if "store" in allowed and time.monotonic() - began > LIFE / 2:
        allowed.add("refresh")
    require(token["source"] in allowed, f"the next token came from {token['source']}")
    require(token["generation"] > first["generation"], "the generation did not grow")
    require(stage.stored(state)["bundle"] is not None, "nothing is stored")
    shutil.rmtree(state)
    return token["source"]


def killed(stage, point, where, extra):
    """Lets a process renew, and ends it at the point."""
    if point in ("K3", "K9", "K10"):
        path = f"/agents/scout{where['agent']}/refresh"
        hold = stage.proxy.hold(path, drops=True)
        command = ["events"] if point == "K9" else ["token", "--json"]
        process = stage.start(*command, **where)
        require(hold.reached.wait(30), "it did not refresh")
        if point == "K10":
            # From before the first of them starts: on a busy machine starting seven takes a while.
            began = time.monotonic()
            stage.crowds[where["state"]] = began, [stage.start("token", "--json", **where) for _ in range(7)]
            time.sleep(0.5)
        if point == "K9":
            process.terminate()
            time.sleep(0.2)
            require(process.poll() is None, "it did not wait for the refresh")
        process.kill()
        status = finish(process)[0]
        hold.released.set()
    else:
        process = stage.start("token", "--json", extra=extra, **where)
        status, output, errors = finish(process)
        require(status == -signal.SIGKILL, f"it ended with {status} and was not killed: {output}{errors}")
    require(status == -signal.SIGKILL, f"it ended with {status}")


def after_crowd(stage, where, first):
    began, crowd = stage.crowds.pop(where["state"])
    tokens = [answer(process) for process in crowd]
    require(min(token["generation"] for token in tokens) > first["generation"], "the generation did not grow")
    if time.monotonic() - began >= PATIENCE:
        return "challenges of slow processes"
    challenges = [token for token in tokens if token["source"] == "challenge"]
    require(len(challenges) == 1, f"{len(challenges)} challenges instead of one")
    require(len({token["generation"] for token in tokens}) == 1, "more than one session")
    return "challenge"
