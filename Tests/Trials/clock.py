# SPDX-License-Identifier: Apache-2.0
"""Clocks that are wrong, or are set while a session lives: renewed in time, and no token is served past its end."""
from stage import Stage, answer, require, wait_until_over

HOUR = 3600
# Nobody sets the clock that counts from the boot.
WALL_ONLY = {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}

# What each of the processes that follow one another takes for the time.
COURSES = {"behind": [-HOUR] * 3, "ahead": [HOUR] * 3, "steps": [HOUR, -HOUR, 0, -HOUR, HOUR]}


def run(options):
    results = {}
    for name, offsets in COURSES.items():
        with Stage(access_ttl=2) as stage:
            state = stage.state()
            first = stage.token(state=state)
            for offset in offsets:
                wait_until_over(first)
                before = stage.proxy.count()
                # A process of its own each time, whose clock was set after the session was made.
                shifted = stage.start(
                    "token", "--json", state=state, extra=WALL_ONLY, wrapper=["faketime", "-f", f"{offset:+d}s"])
                token = answer(shifted)
                require(token["accessToken"] != first["accessToken"], f"{offset} s: an ended token was served")
                sent = stage.proxy.count() - before
                require(sent <= 4, f"{offset} s: {sent} requests for one token")
                first = token | {"expiresAt": stage.stored(state)["bundle"]["expiresAt"]}
            right = stage.token(state=state)
            require(right["generation"] >= token["generation"], "the generation went back")
            require(stage.proxy.spent_again() == 0, "a refresh token was spent twice")
            require(stage.proxy.refused_refreshes() == 0, "a refresh was refused")
            results[name] = {"tokens": len(offsets), "requests": stage.proxy.count()}
    return results
