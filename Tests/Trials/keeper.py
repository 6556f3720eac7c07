# SPDX-License-Identifier: Apache-2.0
"""A client that renews one session as fast as it can, and notices if the session is lost or doubled."""
import http.client
import threading
import time


class Keeper(threading.Thread):
    """Renews one session as fast as it can; asks again with the same token when an answer does not come."""

    def __init__(self, crowd, place=None):
        super().__init__(daemon=True)
        self.crowd = crowd
        self.place = place or crowd.places[0]
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
