# SPDX-License-Identifier: Apache-2.0
"""An authority is killed while it rotates, and started again: no session is lost, none has two successors."""
import http.client
import threading
import time

from crowd import Crowd
from stage import finish, require

CLIENTS = 4


class Keeper(threading.Thread):
    """Renews one session as fast as it can; asks again with the same token when an answer does not come."""

    def __init__(self, crowd):
        super().__init__(daemon=True)
        self.crowd = crowd
        self.place = crowd.places[0]
        self.token = crowd.login(self.place)["refresh_token"]
        self.successors = {}
        self.renewals = self.repeated = 0
        self.violation = None
        self.stopping = False

    def run(self):
        asked = False
        while not self.stopping and self.violation is None:
            try:
                status, answer = self.crowd.refresh(self.place, self.token)
            except (OSError, http.client.HTTPException, ValueError):
                asked = True
                time.sleep(0.01)
                continue
            if status in (500, 503):
                asked = True
                time.sleep(0.01)
                continue
            if status != 200:
                self.violation = f"a session was lost: {status} {answer}"
                return
            successor = answer["refresh_token"]
            known = self.successors.setdefault(self.token, successor)
            if known != successor:
                self.violation = "one token has two successors"
                return
            self.repeated += asked
            self.renewals += 1
            asked = False
            self.token = successor


def run(options):
    rounds = options.rounds * 5 if options.kills is None else options.kills
    with Crowd(1) as crowd:
        keepers = [Keeper(crowd) for _ in range(CLIENTS)]
        for keeper in keepers:
            keeper.start()
        for number in range(rounds):
            time.sleep(0.02 + options.draw.random() * 0.15)
            server = crowd.servers.pop()
            server.kill()
            finish(server)
            crowd.children.remove(server)
            crowd.open(crowd.places[0])
            before = [keeper.renewals for keeper in keepers]
            deadline = time.monotonic() + 30
            while any(keeper.renewals == count for keeper, count in zip(keepers, before)):
                for keeper in keepers:
                    require(keeper.violation is None, f"round {number}: {keeper.violation}")
                require(time.monotonic() < deadline, f"round {number}: a session does not go on")
                time.sleep(0.005)
            if number % 50 == 49:
                options.progress(f"{number + 1} kills")
        for keeper in keepers:
            keeper.stopping = True
        for keeper in keepers:
            keeper.join(30)
            require(keeper.violation is None, f"{keeper.violation}")
        return {"kills": rounds, "sessions": CLIENTS, "renewals": sum(keeper.renewals for keeper in keepers),
                "answers_asked_for_again": sum(keeper.repeated for keeper in keepers)}
