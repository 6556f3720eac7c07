# SPDX-License-Identifier: Apache-2.0
"""eth-account as a peer: a line with a case and a count is answered with the CPU time of so many, in nanoseconds.

The first line holds the inputs as JSON, and its answer says what this is. `CASE answer` is answered with what the work
makes, so that the harness can compare.
"""
import json
import sys
import time
from importlib.metadata import version

from eth_account import Account
from eth_account.messages import _hash_eip191_message, encode_defunct, encode_typed_data
from eth_keys import KeyAPI
from eth_utils import keccak

Account.enable_unaudited_hdwallet_features()
inputs = json.loads(sys.stdin.readline())
key = bytes.fromhex(inputs["key"])
text = inputs["text"]
typed_data = inputs["typedData"].encode()
transaction = json.loads(inputs["transaction"])
digest = bytes.fromhex(inputs["digest"])
signature = bytes.fromhex(inputs["signature"])

def keccak_of(count):
    message = (bytes(range(251)) * (count // 251 + 1))[:count]
    return lambda: keccak(message)

cases = {
    "keccak/32": keccak_of(32),
    "keccak/136": keccak_of(136),
    "keccak/1MiB": keccak_of(1 << 20),
    "message/sign": lambda: Account.sign_message(encode_defunct(text=text), key).signature,
    "permit/json-to-signature": lambda: Account.sign_typed_data(
        key, full_message=json.loads(typed_data)
    ).signature,
    "typed-data/hash": lambda: _hash_eip191_message(encode_typed_data(full_message=json.loads(typed_data))),
    "tx1559/sign": lambda: Account.sign_transaction(transaction, key).raw_transaction,
    "recover": lambda: bytes.fromhex(Account._recover_hash(digest, signature=signature)[2:]),
    "key/address": lambda: bytes.fromhex(Account.from_key(key).address[2:]),
    "mnemonic/key": lambda: Account.from_mnemonic(inputs["mnemonic"], account_path="m/44'/60'/0'/0/0").key,
    "keystore/open": lambda: Account.decrypt(inputs["keystore"], inputs["passphrase"]),
}

def measure(work, count):
    start = time.process_time_ns()
    for _ in range(count):
        work()
    return time.process_time_ns() - start

print("eth-account", version("eth-account"), "with", type(KeyAPI().backend).__name__, version("coincurve"))
sys.stdout.flush()
for line in sys.stdin:
    name, what = line.split()
    print(bytes(cases[name]()).hex() if what == "answer" else measure(cases[name], int(what)), flush=True)
