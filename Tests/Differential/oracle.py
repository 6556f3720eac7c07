# SPDX-License-Identifier: Apache-2.0
"""What eth-account says: each request with the answer that is due."""
import copy
import json

import rlp
from eth_account import Account
from eth_account._utils.legacy_transactions import serializable_unsigned_transaction_from_dict
from eth_account._utils.encode_typed_data.encoding_and_hashing import encode_type
from eth_account.messages import _hash_eip191_message, encode_defunct, encode_typed_data
from eth_utils import keccak, to_checksum_address
from hexbytes import HexBytes

from inputs import Inputs

KINDS = ["message", "typed-data", "transaction", "authorization"]


def shown(content):
    return "0x" + bytes(content).hex()


class Refused:
    """An error with this code at this place is due."""

    def __init__(self, code, path):
        self.code, self.path = code, path

    def __eq__(self, answer):
        error = answer.get("error") or {}
        return error.get("code") == self.code and error.get("message", "").startswith(self.path + ":")

    def __repr__(self):
        return f"an error {self.code} at {self.path}"


class Case:
    """One input: the command line's subcommand, the request and the due answer for every command that takes it."""

    def __init__(self, kind, index, seed, key):
        self.kind, self.index, self.steps = kind, index, []
        self.inputs, self.group, self.key = Inputs(f"{seed}/{kind}/{index}"), Inputs(f"{seed}/{kind}/group/{index // 4}"), key
        self.owner = Account.from_key(key).address
        getattr(self, kind.replace("-", "_"))()

    def step(self, command, request, due):
        self.steps.append((command, {"id": f"{self.kind}/{self.index}", **request}, due))

    def message(self):
        content = self.inputs.message()
        if isinstance(content, str):
            request = {"message": content} | self.inputs.rng.choice([{}, {"encoding": "utf-8"}])
            signable = encode_defunct(text=content)
        else:
            request = {"message": shown(content), "encoding": "hex"}
            signable = encode_defunct(primitive=content)
        self.signable("message", request, signable, {})

    def typed_data(self):
        data = self.inputs.typed_data(self.index, self.group)
        signable = encode_typed_data(full_message=copy.deepcopy(data))
        types = {name: members for name, members in data["types"].items() if name != "EIP712Domain"}
        parts = {"domain_separator": shown(signable.header), "struct_hash": shown(signable.body),
                 "encoded_type": encode_type(data["primaryType"], types)}
        if self.inputs.rng.random() < 0.2:
            data["primary_type"] = data.pop("primaryType")
        self.signable("typed-data", {"typed_data": data}, signable, parts)

    def signable(self, command, request, signable, parts):
        signed = Account.sign_message(signable, self.key)
        digest, signature = shown(_hash_eip191_message(signable)), shown(signed.signature)
        self.step(f"sign {command}", request, {"address": self.owner, "signature": signature, "digest": digest})
        self.step(f"hash {command}", request, {"digest": digest, **parts})
        recovered = Account.recover_message(signable, signature=signed.signature)
        rng = self.inputs.rng
        claim = rng.choice([None, self.owner, self.owner.lower(), to_checksum_address(rng.randbytes(20))])
        due = {"address": recovered}
        if claim:
            due["valid"] = claim.lower() == recovered.lower()
        self.step(f"verify {command}", {**request, "signature": signature} | ({"address": claim} if claim else {}), due)

    def transaction(self):
        kind = self.index % 5
        fields = self.inputs.transaction(kind)
        if kind == 4:
            fields["authorizationList"] = [self.signed_authorization() for _ in range(self.inputs.rng.randrange(1, 4))]
        made_from = dict(fields) | ({"type": kind} if kind else {})
        signed = Account.sign_transaction(made_from, self.key)
        raw, hash_ = shown(signed.raw_transaction), shown(signed.hash)
        digest = shown(serializable_unsigned_transaction_from_dict(made_from).hash())
        request = {"transaction": self.inputs.request(fields, kind)}
        self.step("hash transaction", request, {"digest": digest, "unsigned": Preimage(digest)})
        parity = signed.v if kind else (signed.v - 27 if "chainId" not in fields else (signed.v - 35) % 2)
        signature = shown(signed.r.to_bytes(32, "big") + signed.s.to_bytes(32, "big") + bytes([27 + parity]))
        if self.inputs.rng.random() < 0.1:
            request["transaction"]["from"] = self.owner
        due = {"address": self.owner, "signature": signature, "digest": digest, "raw": raw, "hash": hash_}
        self.step("sign transaction", request, due if "chainId" in fields else Refused("refused", "transaction.chainId"))
        assert Account.recover_transaction(signed.raw_transaction) == self.owner
        answer = {"type": kind, "from": self.owner, "hash": hash_, "warnings": Any(), **self.fields_in_answers(fields),
                  "signature": {"yParity": parity, "r": f"0x{signed.r:064x}", "s": f"0x{signed.s:064x}"}}
        self.step("decode transaction", {"raw": raw}, answer)

    def fields_in_answers(self, fields):
        def form(name, value):
            if name in ("r", "s"):
                return f"0x{value:064x}"
            if name == "yParity":
                return value
            if isinstance(value, int):
                return str(value)
            if isinstance(value, list):
                return [self.fields_in_answers(entry) if isinstance(entry, dict) else entry for entry in value]
            return to_checksum_address(value) if name in ("to", "address") else value

        answer = {name: form(name, value) for name, value in fields.items()}
        if "data" in fields:
            answer = {"chainId": None, "to": None, **answer}
        return answer

    def signed_authorization(self):
        """As a transaction carries it; whoever signed it need not be who signs the transaction."""
        fields = self.inputs.authorization()
        made = Account.sign_authorization(fields, self.inputs.key())
        return {**fields, "yParity": made.y_parity, "r": made.r, "s": made.s}

    def authorization(self):
        fields = self.inputs.authorization()
        made = Account.sign_authorization(fields, self.key)
        digest = keccak(b"\x05" + rlp.encode([fields["chainId"], HexBytes(fields["address"]), fields["nonce"]]))
        assert digest == bytes(made.authorization_hash)
        signature = shown(made.r.to_bytes(32, "big") + made.s.to_bytes(32, "big") + bytes([27 + made.y_parity]))
        parts = {"yParity": made.y_parity, "r": f"0x{made.r:064x}", "s": f"0x{made.s:064x}"}
        due = {"address": self.owner, "signature": signature, "digest": shown(digest),
               "authorization": {**self.fields_in_answers(fields), **parts}}
        self.step("sign authorization", {"authorization": self.inputs.request(fields)}, due)


class Preimage:
    """Bytes with this Keccak-256."""

    def __init__(self, digest):
        self.digest = digest

    def __eq__(self, answer):
        return isinstance(answer, str) and answer == answer.lower() and shown(keccak(hexstr=answer)) == self.digest

    def __repr__(self):
        return f"bytes whose Keccak-256 is {self.digest}"


class Any:
    """Whatever it is."""

    def __eq__(self, answer):
        return True

    def __repr__(self):
        return "anything"


def line(request, rng):
    """A request as text; escapes or not, spaces or not, which must not matter."""
    separators = rng.choice([(",", ":"), (", ", ": ")])
    return json.dumps(request, ensure_ascii=rng.random() < 0.5, separators=separators)
