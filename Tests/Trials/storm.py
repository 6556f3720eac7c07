# SPDX-License-Identifier: Apache-2.0
"""Fifty refreshes of one token at eight authorities over one database: one successor, and no harm from forged tokens."""
from concurrent.futures import ThreadPoolExecutor

from crowd import Crowd
from stage import require

CALLS = 50
FORGED = 10


def forged(token, draw):
    """A token of the same session and a MAC that nobody made."""
    family, generation, secret, code = token.split(".")
    flipped = "A" if code[0] != "A" else "B"
    return draw.choice([
        f"{family}.{generation}.{secret}.{flipped}{code[1:]}", f"{family}.{int(generation) + 1}.{secret}.{code}",
        f"{family}.1.{secret}.{code[::-1]}"])


def run(options):
    with Crowd(8, ahead=5, store=options.store()) as crowd, ThreadPoolExecutor(CALLS + FORGED) as pool:
        for number in range(options.storms):
            session = crowd.login(options.draw.choice(crowd.places))
            first, token, spent = session["refresh_token"], session["refresh_token"], []
            for _ in range(2):
                calls = [(token, True)] * CALLS + [(forged(token, options.draw), False) for _ in range(FORGED)]
                options.draw.shuffle(calls)
                answers = list(pool.map(
                    lambda call: (call[0][1], crowd.refresh(crowd.places[call[1] % 8], call[0][0])),
                    zip(calls, range(len(calls)))))
                good = [answer for genuine, answer in answers if genuine]
                bad = [answer for genuine, answer in answers if not genuine]
                statuses = {status for status, _ in good}
                require(statuses == {200}, f"storm {number}: a genuine token got {statuses}")
                successors = {answer["refresh_token"] for _, answer in good}
                require(len(successors) == 1, f"storm {number}: {len(successors)} successors of one token")
                access = {answer["access_token"] for _, answer in good}
                require(len(access) == 1, f"storm {number}: {len(access)} access tokens for one rotation")
                require({status for status, _ in bad} == {400}, f"storm {number}: a forged token was taken")
                spent.append(token)
                token = successors.pop()
            live = access.pop()
            place = options.draw.choice(crowd.places)
            require(crowd.active(place, live), f"storm {number}: the last access token does not hold")
            # The token before the direct predecessor ends the session, everywhere at once.
            status, answer = crowd.refresh(options.draw.choice(crowd.places), first)
            require(status == 400 and answer["error"] == "invalid_grant", f"storm {number}: reuse got {status}")
            for place in crowd.places:
                require(not crowd.active(place, live), f"storm {number}: an access token outlived its session")
                status, _ = crowd.refresh(place, token)
                require(status == 400, f"storm {number}: a session outlived a reuse")
            if number % 10 == 9:
                options.progress(f"{number + 1} storms")
        return {"storms": options.storms, "authorities": 8, "calls": CALLS * 2 * options.storms,
                "forged": FORGED * 2 * options.storms}
