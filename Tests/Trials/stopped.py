# SPDX-License-Identifier: Apache-2.0
"""The process that holds the lock is stopped (SIGSTOP) in the middle of a refresh: others go on, and it does no harm."""
import signal
import time

from stage import Stage, answer, finish, over, require, wait_until_over

LONGEST_GAP = 5.0


def run(options):
    gaps, sources = [], {}
    with Stage(access_ttl=60) as stage:
        state = stage.state()
        first = stage.token(state=state)
        # Inside the edge at which a new process renews rather than serves.
        wait_until_over(first, margin=-4.5)
        hold = stage.proxy.hold("/refresh")
        holder = stage.start("token", "--json", state=state)
        require(hold.reached.wait(30), "the holder did not refresh")
        holder.send_signal(signal.SIGSTOP)
        hold.released.set()
        stopped = time.monotonic()
        # A program that lives on, beside ones that start anew and know only what is stored.
        keeper = stage.start("events", "--json", state=state)
        while time.monotonic() - stopped < options.pause:
            left = over(stage.stored(state)["bundle"])
            asked = time.time()
            token = answer(stage.start("token", "--json", state=state))
            came = time.time()
            sources[token["source"]] = sources.get(token["source"], 0) + 1
            # Without a token from the end of the stored one, or from the question if that came later.
            gaps.append(max(0.0, came - max(asked, left)))
            require(gaps[-1] <= LONGEST_GAP, f"a gap of {gaps[-1]:.1f} s")
            require(over(token) > came, "an ended token was served")
            time.sleep(options.draw.uniform(0.2, 4))
        require(keeper.poll() is None, "the program that lives on did not")
        holder.send_signal(signal.SIGCONT)
        status, _, errors = finish(holder)
        require(status == 0, f"the stopped process ended with {status}: {errors}")
        after = stage.token(state=state)
        require(after["source"] in ("store", "refresh", "challenge"), str(after))
        require(stage.proxy.spent_again() == 0, "a refresh token was spent twice")
        require(stage.proxy.refused_refreshes() == 0, "a refresh was refused")
    return {
        "pause_seconds": options.pause, "tokens": len(gaps), "longest_gap_seconds": round(max(gaps), 2),
        "sources": sources,
    }
