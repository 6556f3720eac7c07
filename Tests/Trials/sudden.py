# SPDX-License-Identifier: Apache-2.0
"""An authority is killed while it rotates, and started again: no session is lost, none has two successors."""
import time

from crowd import Crowd
from keeper import Keeper
from stage import finish, require

CLIENTS = 4


def run(options):
    rounds = options.rounds * 5 if options.kills is None else options.kills
    with Crowd(1, store=options.store()) as crowd:
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
