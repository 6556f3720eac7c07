# SPDX-License-Identifier: Apache-2.0
"""Waiting transactions, by the rules of a real node: one for a nonce, a replacement pays a tenth more."""
from eth_account import Account
from eth_account.typed_transactions import TypedTransaction
from eth_utils import keccak
from hexbytes import HexBytes
from web3 import Web3
import rlp


class Refused(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def decoded(raw):
    """(sender, nonce, price, tip) of a signed transaction."""
    sender = Account.recover_transaction(raw)
    if raw[0] >= 0xC0:
        fields = rlp.decode(bytes(raw))
        price = int.from_bytes(fields[1], "big")
        return sender, int.from_bytes(fields[0], "big"), price, price
    fields = TypedTransaction.from_bytes(HexBytes(raw)).as_dict()
    price = fields.get("maxFeePerGas", fields.get("gasPrice"))
    tip = fields.get("maxPriorityFeePerGas", fields.get("gasPrice"))
    return sender, fields["nonce"], price, tip


class Pool:
    def __init__(self, count, mine):
        self.count, self.mine = count, mine
        self.holds = False
        self.waiting = {}
        self.by_hash = {}

    def add(self, raw):
        hash = "0x" + keccak(bytes(raw)).hex()
        sender, nonce, price, tip = decoded(raw)
        if hash in self.by_hash:
            raise Refused(-32000, "already known")
        if nonce < self.count(sender):
            raise Refused(-32000, "nonce too low")
        old = self.waiting.get((sender, nonce))
        if old and (price * 10 < old["price"] * 11 or tip * 10 < old["tip"] * 11):
            raise Refused(-32000, "replacement transaction underpriced")
        if old:
            del self.by_hash[old["hash"]]
        self.waiting[sender, nonce] = {"raw": raw, "hash": hash, "price": price, "tip": tip}
        self.by_hash[hash] = (sender, nonce)
        if not self.holds:
            self.mine_all()
        return hash

    def pending_count(self, sender):
        nonce = self.count(sender)
        while (sender, nonce) in self.waiting:
            nonce += 1
        return nonce

    def mine_all(self):
        """Mines what is next for its sender; the first refusal of the machine is told to whoever sent last."""
        mined = []
        while True:
            ready = [key for key in sorted(self.waiting) if key[1] == self.count(key[0])]
            if not ready:
                return mined
            entry = self.waiting.pop(ready[0])
            del self.by_hash[entry["hash"]]
            self.mine(entry["raw"])
            mined.append(entry["hash"])

    def drop(self, hash):
        key = self.by_hash.pop(hash, None)
        return self.waiting.pop(key, None) is not None
