# SPDX-License-Identifier: Apache-2.0
"""A real authority on a free port, agents that are real processes, and a directory for all of it."""
import datetime
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from proxy import Proxy

KEY = "46" * 32
ADDRESS = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"
BIN = pathlib.Path(os.environ["TRIALS_BIN"])
SHIM = os.environ["TRIALS_SHIM"]


class Violation(Exception):
    """Something happened that must not happen."""


def require(condition, words):
    if not condition:
        raise Violation(words)


class Stage:
    """Everything that one trial needs; closes what it opened."""

    def __init__(self, access_ttl, agents=1, store=None):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="lucid-trial-"))
        self.children = []
        self.states = 0
        self.crowds = {}  # state directory: what waits there since when
        (self.directory / "key").write_text(KEY)
        (self.directory / "key").chmod(0o600)
        self.store = store or ["--database", str(self.directory / "authority.db")]
        self.credentials = [self.register(f"scout{number}") for number in range(agents)]
        self.proxy = Proxy()
        self.authority = self.serve("127.0.0.1:0", access_ttl)

    def register(self, name):
        arguments = ["agent", "create", *self.store, "--ref", name, "--address", ADDRESS, "--json"]
        done = subprocess.run([BIN / "lucid-authority", *arguments], capture_output=True, text=True)
        require(done.returncode == 0, done.stderr)
        return name, json.loads(done.stdout)["credentialId"]

    def serve(self, address, access_ttl):
        arguments = ["serve", "--listen", address, *self.store, "--access-ttl", str(access_ttl)]
        process = self.start_server([BIN / "lucid-authority", *arguments, "--issuer", self.proxy.origin])
        self.proxy.upstream = json.loads(process.stdout.readline())["listening"]
        return process

    def restart(self, access_ttl):
        """From now on tokens live this long."""
        end(self.authority)
        self.authority = self.serve(self.proxy.upstream.removeprefix("http://"), access_ttl)

    def state(self):
        """A state directory that nobody has used."""
        self.states += 1
        return str(self.directory / f"state{self.states}")

    def environment(self, state, agent=0):
        name, credential = self.credentials[agent]
        return {
            "HOME": str(self.directory), "PATH": os.environ["PATH"], "XDG_STATE_HOME": state,
            "LUCID_AGENT_BASE_URL": self.proxy.origin, "LUCID_AGENT_AGENT_REF": name,
            "LUCID_AGENT_CREDENTIAL_ID": credential,
            "LUCID_AGENT_WALLET_PRIVATE_KEY_FILE": str(self.directory / "key"),
        }

    def start(self, *arguments, state, agent=0, extra=None, wrapper=()):
        environment = self.environment(state, agent) | (extra or {})
        return self.start_process([*wrapper, BIN / "lucid-agent", *arguments], environment)

    def start_server(self, command):
        """Its errors go to a file: nobody reads them while it runs, and a full pipe would stop it."""
        with open(self.directory / "server.log", "ab") as log:
            return self.start_process(command, errors=log)

    def start_process(self, command, environment=None, errors=subprocess.PIPE):
        # In sessions of their own: a stopped process is woken by the system when whoever began its session ends.
        process = subprocess.Popen(
            command, env=environment, cwd=self.directory, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=errors, text=True, start_new_session=True)
        self.children.append(process)
        return process

    def token(self, **where):
        """A token by a process of its own."""
        return answer(self.start("token", "--json", **where))

    def stored(self, state):
        """The entry on the disk as JSON, or None."""
        for path in pathlib.Path(state, "lucid-agent").glob("*.json"):
            return json.loads(path.read_text())
        return None

    def close(self):
        for process in self.children:
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                os.killpg(process.pid, signal.SIGKILL)  # with whatever a wrapper has started
                process.wait()
            for stream in filter(None, (process.stdout, process.stderr)):
                stream.close()
        self.proxy.close()
        shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def finish(process, seconds=60):
    """Status, output and errors of a process that must end by itself."""
    try:
        output, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise Violation(f"a process did not end within {seconds} s") from None
    return process.returncode, output, errors


def answer(process, seconds=60):
    status, output, errors = finish(process, seconds)
    require(status == 0, f"lucid-agent token ended with {status}: {errors.strip()}")
    return json.loads(output)


def end(process):
    process.terminate()
    finish(process)


def over(token):
    """When a token ends, in seconds since 1970."""
    return datetime.datetime.fromisoformat(token["expiresAt"].replace("Z", "+00:00")).timestamp()


def wait_until_over(token, margin=0.05):
    """Sleeps until a token has ended by this machine's clock, which is the authority's, too."""
    time.sleep(max(0.0, over(token) + margin - time.time()))
