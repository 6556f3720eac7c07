# SPDX-License-Identifier: Apache-2.0
"""Token libraries from PyPI as peers. The first argument is the port of the token server.

A line "PEER CASE" is answered with one number: see `CASES`. "versions" is answered with what there is.
"""
import datetime
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid
from importlib.metadata import version

PORT = sys.argv[1]
BASE = f"http://127.0.0.1:{PORT}"
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"


def post(path, **form):
    data = "&".join(f"{name}={value}" for name, value in form.items()).encode()
    request = urllib.request.Request(BASE + path, data=data, method="POST")
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


def counts():
    with urllib.request.urlopen(BASE + "/count") as response:
        return json.load(response)


def renew(token):
    return post("/token", grant_type="refresh_token", refresh_token=token)


def utc(seconds):
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)


# Each makes something that has `get()`, which returns a good access token, from a refresh token and the seconds that the
# access token has left.


class GoogleAuth:
    name = "google-auth"

    def __init__(self, refresh, left):
        import google.auth.transport.requests
        import google.oauth2.credentials
        import requests
        session = requests.Session()
        adapter = requests.adapters.HTTPAdapter(pool_connections=1, pool_maxsize=1000, max_retries=0)
        session.mount("http://", adapter)
        self.request = google.auth.transport.requests.Request(session)
        self.credentials = google.oauth2.credentials.Credentials(
            "old", refresh_token=refresh, token_uri=BASE + "/token", client_id="c", client_secret="s",
            expiry=utc(left).replace(tzinfo=None))

    def get(self):
        headers = {}
        self.credentials.before_request(self.request, "GET", BASE, headers)
        return headers["authorization"]


class Botocore:
    name = "botocore"

    def __init__(self, refresh, left):
        from botocore.credentials import RefreshableCredentials
        self.refresh = refresh

        def metadata():
            answer = renew(self.refresh)
            self.refresh = answer["refresh_token"]
            return {
                "access_key": "k", "secret_key": "s", "token": answer["access_token"],
                "expiry_time": utc(answer["expires_in"]).isoformat()}

        self.credentials = RefreshableCredentials("k", "s", "old", utc(left), metadata, "bench")

    def get(self):
        return self.credentials.get_frozen_credentials().token


class AzureCore:
    name = "azure-core"

    def __init__(self, refresh, left):
        from azure.core.credentials import AccessToken
        from azure.core.pipeline import PipelineContext, PipelineRequest
        from azure.core.pipeline.policies import BearerTokenCredentialPolicy
        from azure.core.rest import HttpRequest

        class Credential:
            def get_token(self, *scopes, **_):
                answer = renew(self.refresh)
                self.refresh = answer["refresh_token"]
                return AccessToken(answer["access_token"], int(time.time() + answer["expires_in"]))

        credential = Credential()
        credential.refresh = refresh
        self.policy = BearerTokenCredentialPolicy(credential, "scope")
        self.policy._token = AccessToken("old", int(time.time() + left))
        self.make = lambda: PipelineRequest(HttpRequest("GET", "https://x"), PipelineContext(None))
        self.one = self.make()

    def get(self):
        self.policy.on_request(self.one if threading.current_thread() is threading.main_thread() else self.make())


class Authlib:
    name = "authlib"

    def __init__(self, refresh, left):
        from authlib.integrations.requests_client import OAuth2Session
        self.session = OAuth2Session(
            "c", "s", token_endpoint=BASE + "/token", token={
                "access_token": "old", "refresh_token": refresh, "token_type": "Bearer", "expires_in": 3600,
                "expires_at": int(time.time() + left)})

    def get(self):
        self.session.ensure_active_token(self.session.token)
        return self.session.token["access_token"]


def family():
    return uuid.uuid4().hex + ".0"


def read(peer, threads):
    """Nanoseconds of a read of a token that is good for an hour."""
    held = peer(family(), 3600)
    held.get()
    count = 20_000

    def loop():
        for _ in range(count):
            held.get()

    workers = [threading.Thread(target=loop) for _ in range(threads - 1)]
    began = time.perf_counter_ns()
    for worker in workers:
        worker.start()
    loop()
    for worker in workers:
        worker.join()
    return (time.perf_counter_ns() - began) / count


STAMPEDES = {}


def stampede(peer, mode, what):
    """1,000 threads want a token when the one at hand has ended: requests, or milliseconds of the slowest."""
    if (peer, mode) not in STAMPEDES:
        STAMPEDES[peer, mode] = crowd(peer, mode)
    return STAMPEDES[peer, mode][what]


def crowd(peer, mode):
    post("/mode/" + mode)
    counts()
    held = peer(family(), -10)
    waits = []
    gate = threading.Barrier(1001)

    def one():
        gate.wait()
        began = time.perf_counter()
        try:
            held.get()
        except Exception:
            pass
        waits.append(time.perf_counter() - began)

    threading.stack_size(256 << 10)
    workers = [threading.Thread(target=one) for _ in range(1000)]
    for worker in workers:
        worker.start()
    gate.wait()
    for worker in workers:
        worker.join()
    post("/mode/up")
    return {"requests": counts()["requests"], "wait": max(waits) * 1000}


def child(peer, state):
    """One of the processes of `lost`."""
    with open(state) as file:
        held = peer(json.load(file)["refresh_token"], -10)
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        held.get()
        print("ok")
    except Exception as error:
        print("lost", type(error).__name__)


def lost(peer):
    """Eight processes that read one refresh token from a file, as applications do that share one: sessions lost."""
    with tempfile.TemporaryDirectory() as directory:
        state = os.path.join(directory, "token.json")
        with open(state, "w") as file:
            json.dump({"refresh_token": family()}, file)
        children = [
            subprocess.Popen(
                [sys.executable, __file__, PORT, peer.name, state], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                text=True)
            for _ in range(8)
        ]
        for process in children:
            process.stdout.readline()
        for process in children:
            process.stdin.write("go\n")
            process.stdin.flush()
        return sum(process.communicate()[0].startswith("lost") for process in children)


def overhead(peer):
    """Microseconds of a refresh."""
    times = []
    for _ in range(100):
        held = peer(family(), -10)
        began = time.perf_counter()
        held.get()
        times.append(time.perf_counter() - began)
    return sorted(times)[50] * 1e6


BY_NAME = {peer.name: peer for peer in (GoogleAuth, Botocore, AzureCore, Authlib)}
CASES = {
    "cached-read/1-thread": lambda peer: read(peer, 1),
    "cached-read/2-threads": lambda peer: read(peer, 2),
    "stampede/up/requests": lambda peer: stampede(peer, "up", "requests"),
    "stampede/failing/requests": lambda peer: stampede(peer, "failing", "requests"),
    "stampede/up/worst-wait": lambda peer: stampede(peer, "up", "wait"),
    "stampede/failing/worst-wait": lambda peer: stampede(peer, "failing", "wait"),
    "processes/8/sessions-lost": lost,
    "refresh/overhead": overhead,
}

if len(sys.argv) == 4:
    child(BY_NAME[sys.argv[2]], sys.argv[3])
    sys.exit()
for line in sys.stdin:
    if line.strip() == "versions":
        print(", ".join(f"{name} {version(name)}" for name in BY_NAME))
    else:
        name, case = line.split()
        try:
            print(CASES[case](BY_NAME[name]))
        except Exception as error:
            print("failed", type(error).__name__, str(error)[:200].replace("\n", " "))
    sys.stdout.flush()
