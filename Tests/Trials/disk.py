# SPDX-License-Identifier: Apache-2.0
"""The disk is full while a session is renewed: a token all the same, and no session lost."""
from stage import SHIM, Stage, answer, require, wait_until_over


def run(options):
    sources = []
    for _ in range(options.rounds):
        with Stage(access_ttl=2) as stage:
            state = stage.state()
            first = stage.token(state=state)
            before = stage.stored(state)
            wait_until_over(first)
            full = {"LD_PRELOAD": SHIM, "DISK_FULL": "1"}
            token = answer(stage.start("token", "--json", state=state, extra=full))
            require(token["accessToken"] != first["accessToken"], "an ended token was served")
            require(stage.stored(state) == before, "the stored session changed on a full disk")
            after = stage.token(state=state)
            require(stage.stored(state)["bundle"] is not None, "the session was lost")
            sources.append([token["source"], after["source"]])
            require(stage.proxy.spent_again() == 0, "a refresh token was spent twice")
            require(stage.proxy.refused_refreshes() == 0, "a refresh was refused")
    return {"rounds": options.rounds, "sources": sources[:3]}
