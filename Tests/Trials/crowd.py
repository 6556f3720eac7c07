# SPDX-License-Identifier: Apache-2.0
"""Several authorities over one database, and a machine client that talks to each of them."""
import http.client
import json
import subprocess
import urllib.parse

from stage import BIN, Stage, require

ISSUER = "http://127.0.0.1:9"


class Crowd(Stage):
    """A stage with `count` more authorities; the clock of the last one is `ahead` seconds fast."""

    def __init__(self, count, ahead=0, store=None):
        super().__init__(access_ttl=900, store=store)
        self.places = []
        self.servers = []
        self.client = self.json("client", "create", "--name", "trial", "--scopes", "token:introspect,orders:*")
        for number in range(count):
            self.open("127.0.0.1:0", ahead if number == count - 1 else 0)

    def json(self, *arguments):
        done = subprocess.run(
            [BIN / "lucid-authority", *arguments, *self.store, "--json"], capture_output=True, text=True)
        require(done.returncode == 0, done.stderr)
        return json.loads(done.stdout)

    def open(self, address, ahead=0):
        wrapper = ["faketime", "-f", f"+{ahead}s"] if ahead else []
        process = self.start_server(
            [*wrapper, BIN / "lucid-authority", "serve", "--listen", address, *self.store, "--issuer", ISSUER, "--rate-limit", "0"])
        line = process.stdout.readline()
        require(line, f"an authority did not start: {(self.directory / 'server.log').read_text() if not line else ''}")
        self.places.append(json.loads(line)["listening"].removeprefix("http://"))
        self.servers.append(process)
        return self.places[-1]

    def post(self, place, path, **form):
        """Status and answer of a form that the client sends; an error of the connection is the caller's."""
        form |= {"client_id": self.client["clientId"], "client_secret": self.client["clientSecret"]}
        connection = http.client.HTTPConnection(place, timeout=30)
        try:
            connection.request(
                "POST", path, urllib.parse.urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
            response = connection.getresponse()
            body = response.read()
            return response.status, json.loads(body) if body else {}
        finally:
            connection.close()

    def login(self, place):
        status, answer = self.post(place, "/oauth2/token", grant_type="client_credentials")
        require(status == 200, f"no session: {status} {answer}")
        return answer

    def refresh(self, place, token):
        return self.post(place, "/oauth2/token", grant_type="refresh_token", refresh_token=token)

    def active(self, place, token):
        status, answer = self.post(place, "/oauth2/introspect", token=token)
        require(status == 200, f"introspection answered {status}")
        return answer["active"]
