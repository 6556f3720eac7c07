# SPDX-License-Identifier: Apache-2.0
"""Connections to PostgreSQL are cut, before a statement or its COMMIT arrives and after it: no session is lost or doubled."""
import os
import random
import socket
import threading
import time
import urllib.parse

from crowd import Crowd
from keeper import Keeper
from stage import Violation, require

CLIENTS = 4


class Wire:
    """Forwards a port of loopback to the server's unix socket, and cuts one of `rarity` messages in either direction."""

    def __init__(self, server, rarity, draw):
        self.path = f"{server}/.s.PGSQL.5432"
        self.rarity = rarity
        self.draw = random.Random(draw.random())
        self.cuts = [0, 0]
        self.isCutting = False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.path)
            for direction, (source, target) in enumerate([(client, server), (server, client)]):
                threading.Thread(target=self.forward, args=(direction, source, target), daemon=True).start()

    def forward(self, direction, source, target):
        try:
            while message := source.recv(65536):
                if self.isCutting and self.draw.randrange(self.rarity) == 0:
                    self.cuts[direction] += 1
                    break
                target.sendall(message)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def close(self):
        self.listener.close()


def run(options):
    server = os.environ.get("LUCID_TEST_POSTGRES")
    if server is None:
        raise Violation("this trial needs PostgreSQL: bash Tests/trials.sh cut --postgres")
    folder = urllib.parse.parse_qs(urllib.parse.urlsplit(server).query)["host"][0]
    wire = Wire(folder, 50, options.draw)
    store = ["--database", f"postgresql://lucid@127.0.0.1:{wire.port}/postgres?sslmode=disable", *options.store()[2:]]
    rounds = options.rounds * 100 if options.cuts is None else options.cuts
    try:
        with Crowd(2, store=store) as crowd:
            keepers = [Keeper(crowd, crowd.places[number % 2]) for number in range(CLIENTS)]
            for keeper in keepers:
                keeper.start()
            wire.isCutting = True
            told, deadline = 0, time.monotonic() + 120 + rounds
            while sum(wire.cuts) < rounds:
                for keeper in keepers:
                    require(keeper.violation is None, f"{keeper.violation}")
                require(time.monotonic() < deadline, f"only {wire.cuts} cuts")
                if sum(wire.cuts) // 500 > told:
                    told += 1
                    options.progress(f"{sum(wire.cuts)} cuts")
                time.sleep(0.05)
            wire.isCutting = False
            before, deadline = [keeper.renewals for keeper in keepers], time.monotonic() + 30
            while any(keeper.renewals == count for keeper, count in zip(keepers, before)):
                require(time.monotonic() < deadline, "a session does not go on")
                time.sleep(0.01)
            for keeper in keepers:
                keeper.stopping = True
            for keeper in keepers:
                keeper.join(30)
                require(keeper.violation is None, f"{keeper.violation}")
            return {"cuts_of_requests": wire.cuts[0], "cuts_of_answers": wire.cuts[1], "sessions": CLIENTS,
                    "renewals": sum(keeper.renewals for keeper in keepers),
                    "answers_asked_for_again": sum(keeper.repeated for keeper in keepers)}
    finally:
        wire.close()
