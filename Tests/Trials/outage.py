# SPDX-License-Identifier: Apache-2.0
"""The authority answers 503 while a running agent has to renew: few requests, and a token soon after the end."""
import time

from stage import Stage, end, require, wait_until_over

MOST = 12


def run(options):
    counts, recoveries = [], []
    for _ in range(max(1, options.rounds // 3)):
        with Stage(access_ttl=4) as stage:
            state = stage.state()
            first = stage.token(state=state)
            stage.restart(access_ttl=600)
            stage.proxy.failing = True
            wait_until_over(first)
            before = stage.proxy.count()
            keeper = stage.start("events", state=state)
            others = [stage.start("events", state=state) for _ in range(7)]
            time.sleep(options.outage)
            counts.append(stage.proxy.count() - before)
            require(counts[-1] <= MOST, f"{counts[-1]} requests in {options.outage} s")
            require(counts[-1] >= 1, "nobody asked")
            stage.proxy.failing = False
            over = time.monotonic()
            while stage.proxy.count("/exchange", over, 200) + stage.proxy.count("/refresh", over, 200) == 0:
                require(time.monotonic() - over < 125, "no token two minutes after the outage")
                time.sleep(0.1)
            recoveries.append(round(time.monotonic() - over, 1))
            require(stage.proxy.spent_again() == 0, "a refresh token was spent twice")
            for process in [keeper, *others]:
                end(process)
    return {"seconds": options.outage, "processes": 8, "requests": counts, "recovered_after_seconds": recoveries}
