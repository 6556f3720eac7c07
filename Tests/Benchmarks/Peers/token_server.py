# SPDX-License-Identifier: Apache-2.0
"""A token endpoint that rotates refresh tokens, ends a family whose spent token comes again, and counts.

POST /token takes a form (RFC 6749 section 6), POST /v1/auth/agents/REF/refresh the same as JSON. A refresh token is
"FAMILY.NUMBER"; the first of a family is good at once. GET /count answers and resets the counts, POST /mode/up,
/mode/near, /mode/failing and /life/SECONDS set what comes next. A line is answered with the port; the
end of the input ends the process.
"""
import datetime
import email.utils
import http.server
import json
import sys
import threading
import time
import urllib.parse


class State:
    lock = threading.Lock()
    mode = "up"
    pause = 0.02  # What an authority is away, in seconds.
    life = 3600
    requests = 0
    reused = 0
    current = {}  # family: the number that is good
    dead = set()


def spend(token):
    """The next refresh token, or None if the family is over."""
    family, _, number = token.partition(".")
    number = int(number or 0)
    with State.lock:
        if family in State.dead:
            return None
        if State.current.setdefault(family, 0) != number:
            State.reused += 1
            State.dead.add(family)
            return None
        State.current[family] = number + 1
    return f"{family}.{number + 1}"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def answer(self, status, value):
        body = json.dumps(value).encode()
        head = (
            f"HTTP/1.1 {status} X\r\nDate: {email.utils.formatdate(usegmt=True)}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n").encode()
        self.wfile.write(head + body)

    def do_GET(self):
        with State.lock:
            counts = {"requests": State.requests, "reused": State.reused}
            State.requests = State.reused = 0
        self.answer(200, counts)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = self.path.strip("/").split("/")
        if parts[0] == "mode":
            State.mode = parts[1]
            State.pause = 0 if parts[1] == "near" else 0.02
            return self.answer(200, {})
        if parts[0] == "life":
            State.life = float(parts[1])
            return self.answer(200, {})
        with State.lock:
            State.requests += 1
        time.sleep(State.pause)
        if State.mode == "failing":
            return self.answer(503, {"error": "unavailable"})
        is_form = parts[0] == "token"
        token = urllib.parse.parse_qs(body.decode())["refresh_token"][0] if is_form else json.loads(body)["refresh_token"]
        following = spend(token)
        if following is None:
            return self.answer(400 if is_form else 401, {"error": "invalid_grant"})
        access = "access-" + following
        if is_form:
            return self.answer(200, {
                "access_token": access, "token_type": "Bearer", "expires_in": State.life, "refresh_token": following})
        end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=State.life)
        self.answer(200, {
            "access_token": access, "token_type": "bearer", "expires_at": end.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "refresh_token": following, "credential": {"id": "cred", "scopes": [], "revocation_nonce": "n"}})


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 2048

    def handle_error(self, *_):
        pass


server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
# Signals may be blocked in a child; its input ends when nobody needs it any more.
for _ in sys.stdin:
    print(server.server_address[1], flush=True)
