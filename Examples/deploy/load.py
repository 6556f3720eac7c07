# SPDX-License-Identifier: Apache-2.0
"""Four clients renew their sessions as fast as they can; prints one JSON object, exits 1 if a session was lost.

A client that gets no answer asks again with the same refresh token: within the grace time the answer is the same.
"""
import http.client
import json
import sys
import threading
import time
import urllib.parse


class Client(threading.Thread):
    def __init__(self, origin, registration, seconds):
        super().__init__()
        self.host = urllib.parse.urlsplit(origin).netloc
        self.registration = registration
        self.seconds = seconds
        self.renewals = self.repeated = self.longest = 0
        self.failure = None

    def post(self, **form):
        form |= {"client_id": self.registration["clientId"], "client_secret": self.registration["clientSecret"]}
        connection = http.client.HTTPConnection(self.host, timeout=10)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/oauth2/token", urllib.parse.urlencode(form), headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            return 0, None
        finally:
            connection.close()

    def run(self):
        form, end = {"grant_type": "client_credentials"}, time.monotonic() + self.seconds
        asked = time.monotonic()
        while time.monotonic() < end or form["grant_type"] == "client_credentials":
            status, answer = self.post(**form)
            if status == 200:
                self.longest = max(self.longest, time.monotonic() - asked)
                self.renewals += 1
                form = {"grant_type": "refresh_token", "refresh_token": answer["refresh_token"]}
                asked = time.monotonic()
            elif status in (0, 502, 503, 504) and time.monotonic() < end + 20:
                self.repeated += 1
                time.sleep(0.05)
            else:
                self.failure = f"a session was lost: {status} {answer}"
                return


def main():
    origin, registration, seconds = sys.argv[1], json.loads(sys.argv[2]), float(sys.argv[3])
    clients = [Client(origin, registration, seconds) for _ in range(4)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    failures = [client.failure for client in clients if client.failure]
    print(json.dumps({
        "renewals": sum(client.renewals for client in clients), "asked_again": sum(client.repeated for client in clients),
        "longest_wait_seconds": round(max(client.longest for client in clients), 2), "lost": failures}))
    return 1 if failures else 0


sys.exit(main())
