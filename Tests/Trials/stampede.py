# SPDX-License-Identifier: Apache-2.0
"""64 processes want a token of one file when the stored one has just ended: one refresh."""
from stage import Stage, answer, require, wait_until_over

PROCESSES = 64
# Who waits longer than this for the renewal, because the machine is too slow for so many, takes a session of its own.
PATIENCE = 4


def run(options):
    refreshes, slowest = [], 0.0
    for _ in range(options.rounds):
        with Stage(access_ttl=4) as stage:
            state = stage.state()
            first = stage.token(state=state)
            # What comes now lives long, however slow this machine is.
            stage.restart(access_ttl=600)
            wait_until_over(first)
            began = options.now()
            children = [stage.start("token", "--json", state=state) for _ in range(PROCESSES)]
            tokens = [answer(child, 120) for child in children]
            took = options.now() - began
            slowest = max(slowest, took)
            refreshes.append(stage.proxy.count("/refresh"))
            require(refreshes[-1] == 1, f"{refreshes[-1]} refreshes instead of one")
            if took <= PATIENCE:
                require(len({token["accessToken"] for token in tokens}) == 1, "more than one session")
                require(stage.proxy.count("/challenge") == 1, "somebody asked for a challenge")
            require(stage.proxy.spent_again() == 0, "a refresh token was spent twice")
            require(stage.token(state=state)["source"] == "store", "the session was lost")
    return {"processes": PROCESSES, "refreshes": refreshes, "slowest_seconds": round(slowest, 2)}
