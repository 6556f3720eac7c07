# SPDX-License-Identifier: Apache-2.0
"""A chain to test against: py-evm behind JSON-RPC, with a pool of waiting transactions like that of a real node.

    python node.py

Prints one line, {"url", "keys", "contracts"}: where it listens on loopback, private keys of accounts with money, and
the code that creates the contracts beside this file. Beside the methods of the execution APIs it has:

    test_hold [bool]      whether transactions wait in the pool until test_mine; at first they do not
    test_mine []          mines what waits and is next for its sender, in order of nonces
    test_fail [n]         answers the next n requests with 503, after doing them if "after" follows
    test_drop [hash]      forgets a waiting transaction
"""
import argparse
import json
import pathlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from eth_tester import EthereumTester, PyEVMBackend
from hexbytes import HexBytes
from web3 import Web3
from web3.providers.eth_tester import EthereumTesterProvider

from vyper import compile_code

from pool import Pool, Refused


class Node:
    def __init__(self):
        self.tester = EthereumTester(backend=PyEVMBackend())
        # Prices come from the history of blocks, and there is none before the first.
        self.tester.mine_block()
        self.provider = EthereumTesterProvider(self.tester)
        self.web3 = Web3(self.provider)
        self.pool = Pool(self.count, self.mine)
        self.lock = threading.RLock()
        self.failing = 0
        self.failing_after = False
        self.keys = [key.to_hex() for key in self.tester.backend.account_keys]

    def count(self, sender):
        return self.web3.eth.get_transaction_count(sender, "latest")

    def mine(self, raw):
        return self.web3.eth.send_raw_transaction(raw)

    def answer(self, method, params):
        with self.lock:
            if method == "test_hold":
                self.pool.holds = params[0]
                return True
            if method == "test_mine":
                return self.pool.mine_all()
            if method == "test_drop":
                return self.pool.drop(params[0])
            if method == "test_fail":
                self.failing, self.failing_after = params[0], params[1:] == ["after"]
                return True
            if method == "eth_sendRawTransaction":
                return self.pool.add(HexBytes(params[0]))
            if method == "eth_getTransactionCount" and params[1:] == ["pending"]:
                return hex(self.pool.pending_count(Web3.to_checksum_address(params[0])))
            if method == "eth_getTransactionByHash" and params[0] in self.pool.by_hash:
                return {"hash": params[0], "blockHash": None}
            return self.passed_on(method, params)

    @staticmethod
    def value(item):
        """A block's number as a number; all else as it is."""
        return int(item, 16) if isinstance(item, str) and item.startswith("0x") and len(item) < 42 else item

    def passed_on(self, method, params):
        if method == "eth_feeHistory":
            params = [int(params[0], 16)] + params[1:]
        if method in ("eth_getBlockByNumber", "eth_call", "eth_getTransactionCount") and "finalized" in params:
            params = ["latest" if value == "finalized" else value for value in params]
        if method == "eth_getLogs":
            names = {"fromBlock": "from_block", "toBlock": "to_block"}
            params = [{names.get(key, key): self.value(item) for key, item in params[0].items()}]
            return plain(self.tester.get_logs(**params[0]))
        if method == "eth_call" and params and not params[0].get("to"):
            params = [dict(params[0], to="")] + params[1:]
        if method in ("eth_call", "eth_estimateGas"):
            # The account that a plain node would take.
            call = dict(params[0])
            call.setdefault("from", self.tester.get_accounts()[0])
            if "to" in call and call["to"]:
                call["to"] = Web3.to_checksum_address(call["to"])
            call["from"] = Web3.to_checksum_address(call["from"])
            if "value" in call:
                call["value"] = int(call["value"], 16)
            call.pop("accessList", None)
            params = [call] + list(params[1:])
        answer = self.provider.make_request(method, params)
        if "error" in answer and answer["error"]:
            error = answer["error"]
            message = error if isinstance(error, str) else error.get("message", "")
            if "not found" in message.lower() and method.startswith("eth_getTransaction"):
                return None
            raise Refused(-32000, message)
        return plain(answer["result"])


def plain(value):
    """JSON as nodes write it: quantities and bytes in hex."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return hex(value)
    if isinstance(value, (bytes, bytearray)):
        return "0x" + bytes(value).hex()
    if isinstance(value, dict):
        return {camel(key): plain(item) for key, item in value.items()}
    if hasattr(value, "items"):
        return {camel(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def camel(name):
    first, *rest = str(name).split("_")
    return first + "".join(word.capitalize() for word in rest)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        node = self.server.node
        method = body["method"]
        counts = not method.startswith("test_") and node.failing > 0
        if counts:
            node.failing -= 1
            if not node.failing_after:
                return self.send(503, {})
        try:
            answer = {"result": node.answer(method, body.get("params", []))}
        except Refused as refusal:
            answer = {"error": {"code": refusal.code, "message": str(refusal)}}
        except Exception as error:  # what py-evm raises is what a node would say
            name = type(error).__name__
            reverted = "revert" in (name + str(error)).lower() or name == "TransactionFailed"
            text = f"execution reverted: {error}" if reverted else f"{name}: {error}"
            answer = {"error": {"code": 3 if reverted else -32000, "message": text}}
        if counts:
            return self.send(503, {})
        self.send(200, {"jsonrpc": "2.0", "id": body["id"], **answer})

    def send(self, status, answer):
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    server = Server(("127.0.0.1", 0), Handler)
    server.node = Node()
    folder = pathlib.Path(__file__).parent
    contracts = {
        path.stem: compile_code(path.read_text(), output_formats=["bytecode"])["bytecode"]
        for path in folder.glob("*.vy")
    }
    place = {"url": f"http://127.0.0.1:{server.server_port}", "keys": server.node.keys, "contracts": contracts}
    print(json.dumps(place), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
