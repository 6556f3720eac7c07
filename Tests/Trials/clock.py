# SPDX-License-Identifier: Apache-2.0
"""Clocks that are wrong, or are set while a session lives: renewed in time, and no token is served past its end."""
from stage import Stage, answer, require, wait_until_over

HOUR = 3600


def run(options):
    results = {}
    for offset in (-HOUR, HOUR, -25 * HOUR):
        with Stage(access_ttl=2) as stage:
            state = stage.state()
            first = stage.token(state=state)
            for number in range(3):
                wait_until_over(first)
                before = stage.proxy.count()
                # A process of its own each time, on a clock that was set after the session was made.
                shifted = stage.start(
                    "token", "--json", state=state, wrapper=["faketime", "-f", f"{offset:+d}s"])
                token = answer(shifted)
                require(token["accessToken"] != first["accessToken"], "an ended token was served")
                sent = stage.proxy.count() - before
                require(sent <= 4, f"{sent} requests for one token")
                first = token | {"expiresAt": stage.stored(state)["bundle"]["expiresAt"]}
            right = stage.token(state=state)
            require(right["generation"] >= token["generation"], "the generation went back")
            require(stage.proxy.spent_again() == 0, "a refresh token was spent twice")
            require(stage.proxy.refused_refreshes() == 0, "a refresh was refused")
            results[f"{offset // HOUR:+d} h"] = token["source"]
    return results
