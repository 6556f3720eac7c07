# SPDX-License-Identifier: Apache-2.0
"""A proxy before the authority that counts, fails or holds requests."""
import hashlib
import http.client
import http.server
import json
import threading
import time


class Proxy:
    """Forwards to the authority, and keeps a record of every refresh token that came by, as a hash."""

    def __init__(self):
        self.upstream = None  # The origin of the authority, once it runs.
        self.lock = threading.Lock()
        self.requests = []  # (monotonic time, path, status)
        self.spends = {}  # hash of a refresh token: statuses
        self.failing = False
        self.holds = {}  # path part: Hold
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.serve(self)

            def do_POST(self):
                outer.serve(self)

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

            def handle_error(self, *_):
                pass  # A client that was killed is no news.

        self.server = Server(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def serve(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        token = refresh_token(body)
        began = time.monotonic()
        if self.failing:
            status, headers, answer = 503, {"Content-Type": "application/json"}, b'{"error":"unavailable"}'
        else:
            status, headers, answer = self.forward(handler, body)
        with self.lock:
            self.requests.append((began, handler.path, status))
            # An answer of 503 is the proxy's own, and with 408 the authority did not look at the token.
            if token and "/refresh" in handler.path and status not in (408, 503):
                self.spends.setdefault(token, []).append(status)
            hold = next((self.holds.pop(part) for part in list(self.holds) if part in handler.path), None)
        if hold:
            hold.reached.set()
            hold.released.wait(60)
            if hold.drops:
                handler.close_connection = True
                return
        handler.send_response_only(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(answer)))
        handler.end_headers()
        handler.wfile.write(answer)

    def forward(self, handler, body):
        host = self.upstream.removeprefix("http://")
        connection = http.client.HTTPConnection(host, timeout=30)
        try:
            headers = {k: v for k, v in handler.headers.items() if k.lower() not in ("connection",)}
            connection.request(handler.command, handler.path, body, headers)
            response = connection.getresponse()
            answer = response.read()
            skipped = ("connection", "content-length", "transfer-encoding")
            return response.status, {k: v for k, v in response.getheaders() if k.lower() not in skipped}, answer
        finally:
            connection.close()

    def hold(self, part, drops=False):
        """The answer to the next request whose path holds `part` waits until it is released."""
        hold = Hold(drops)
        with self.lock:
            self.holds[part] = hold
        return hold

    def count(self, part="", since=0.0, status=None):
        with self.lock:
            return sum(
                part in path and began >= since and status in (None, seen) for began, path, seen in self.requests)

    def spent_again(self):
        """How many refresh tokens the authority saw more than once."""
        with self.lock:
            return sum(len(statuses) > 1 for statuses in self.spends.values())

    def refused_refreshes(self):
        """How many refreshes the authority refused: each would be a spent or revoked token."""
        with self.lock:
            return sum(400 <= s < 500 for statuses in self.spends.values() for s in statuses)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Hold:
    def __init__(self, drops):
        self.drops = drops
        self.reached = threading.Event()
        self.released = threading.Event()


def refresh_token(body):
    try:
        token = json.loads(body).get("refresh_token")
    except (ValueError, AttributeError):
        return None
    return hashlib.sha256(token.encode()).hexdigest() if token else None
