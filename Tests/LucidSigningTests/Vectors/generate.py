# SPDX-License-Identifier: Apache-2.0
"""Random messages, typed data, transactions, authorizations and blobs, hashed and signed by eth-account.

    python3 -m venv venv && venv/bin/pip install eth-account==0.14.0
    venv/bin/python generate.py SEED COUNT > random.json
"""
import json
import random
import sys

from eth_account import Account
from eth_account.messages import encode_defunct, encode_typed_data
from eth_account.typed_transactions import TypedTransaction
from eth_account.typed_transactions.base import Blob, BlobPooledTransactionData
from eth_utils import keccak, to_checksum_address
from hexbytes import HexBytes
import rlp

rng = random.Random(int(sys.argv[1]))
count = int(sys.argv[2])


def number(bits, signed=False):
    style = rng.randrange(4)
    if style == 0:
        value = rng.choice([0, 1, 2**bits - 1, 2 ** (bits - 1), 2 ** (bits - 1) - 1, 2 ** (bits // 2)])
    elif style == 1:
        value = rng.getrandbits(min(bits, 16))
    else:
        value = rng.getrandbits(rng.randrange(1, bits + 1))
    if signed:
        value = min(value, 2 ** (bits - 1) - 1)
        if rng.random() < 0.4:
            value = -value - rng.randrange(2)
    return value


def written(value):
    style = rng.randrange(3)
    if style == 0 or value < 0 and style == 2:
        return value
    return str(value) if style == 1 else hex(value)


def text():
    alphabets = ["abcXYZ 0123", "äöüß", "日本語", "😀👨‍👩‍👧", "\r\n\t\"\\", "e\u0301", "\u0000\u007f", "$_.-", "\u212a\uffff"]
    return "".join(rng.choice(rng.choice(alphabets)) for _ in range(rng.choice([0, 1, 5, 31, 32, 33, 135, 136, 140])))


def octets(n):
    return rng.randbytes(n)


def address():
    raw = octets(20)
    return rng.choice([to_checksum_address(raw), "0x" + raw.hex()])


def atomic():
    return rng.choice(
        ["bool", "address", "string", "bytes", f"bytes{rng.randrange(1, 33)}", f"uint{rng.randrange(1, 33) * 8}",
         f"int{rng.randrange(1, 33) * 8}", "uint256", "bytes32"])


def typed_data():
    names = ["".join(rng.choice("ABCDEFGHZ") + rng.choice("abz_$09") for _ in range(2)) + str(i)
             for i in range(rng.randrange(1, 6))]
    rng.shuffle(names)
    types = {}
    for index, name in enumerate(names):
        fields = []
        for at in range(rng.randrange(1, 7)):
            base = rng.choice(names[index + 1:]) if index + 1 < len(names) and rng.random() < 0.5 else atomic()
            if rng.random() < 0.35:
                for _ in range(rng.randrange(1, 3)):
                    base += rng.choice(["[]", f"[{rng.randrange(1, 4)}]"])
            fields.append({"name": rng.choice(["a", "b_", "$c", "Zz"]) + str(at), "type": base})
        types[name] = fields
    # Only what the first one needs, because eth-account refuses the rest.
    needed, open_ = set(), [names[0]]
    while open_:
        name = open_.pop()
        if name in needed:
            continue
        needed.add(name)
        open_ += [f["type"].split("[")[0] for f in types[name] if f["type"].split("[")[0] in types]
    if rng.random() < 0.3:  # recursion through an array
        types[names[0]].append({"name": "again", "type": names[0] + "[]"})
    types = {name: types[name] for name in types if name in needed}

    def value(kind, depth):
        if kind.endswith("]"):
            base, size = kind[: kind.rindex("[")], kind[kind.rindex("[") + 1:-1]
            n = int(size) if size else (rng.randrange(0, 4) if depth < 3 else 0)
            return [value(base, depth + 1) for _ in range(n)]
        if kind in types:
            fields = [(f["name"], value(f["type"], depth + 1)) for f in types[kind]]
            if rng.random() < 0.3:
                rng.shuffle(fields)
            return dict(fields)
        if kind == "bool":
            return rng.random() < 0.5
        if kind == "address":
            return address()
        if kind == "string":
            return text()
        if kind == "bytes":
            return "0x" + octets(rng.choice([0, 1, 31, 32, 33, 200])).hex()
        if kind.startswith("bytes"):
            return "0x" + octets(int(kind[5:])).hex()
        if kind.startswith("uint"):
            return written(number(int(kind[4:])))
        return written(number(int(kind[3:]), True))

    domain = {"name": text(), "version": "1", "chainId": written(number(256)), "verifyingContract": address(),
              "salt": "0x" + octets(32).hex()}
    keys = [key for key in domain if rng.random() < 0.6]
    if rng.random() < 0.5:
        rng.shuffle(keys)
    domain = {key: domain[key] for key in keys}
    kinds = {"name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address",
             "salt": "bytes32"}
    if rng.random() < 0.5:
        types["EIP712Domain"] = [{"name": key, "type": kinds[key]} for key in kinds if key in domain]
    return {"types": types, "primaryType": names[0], "domain": domain, "message": value(names[0], 0)}


def signed(message, key):
    made = Account.sign_message(message, key)
    return {"digest": "0x" + made.message_hash.hex(), "signature": "0x" + made.signature.hex()}


def transaction(kind):
    fields = {"nonce": number(64) % (2**64 - 1), "gas": number(63), "value": number(256),
              "data": "0x" + octets(rng.choice([0, 1, 4, 55, 56, 68, 300])).hex(),
              "chainId": rng.choice([1, 10, 8453, 2**31, 2**40 + 7, 2**63 - 37])}
    # eth-account caps fees at 32 bytes and forgets the product with gas.
    if kind >= 2:
        fields["maxFeePerGas"] = number(190)
        fields["maxPriorityFeePerGas"] = rng.randrange(fields["maxFeePerGas"] + 1)
    else:
        fields["gasPrice"] = number(190)
    if kind > 0:
        fields["type"] = kind
        fields["accessList"] = [
            {"address": address(), "storageKeys": ["0x" + octets(32).hex() for _ in range(rng.randrange(3))]}
            for _ in range(rng.randrange(3))]
    if kind > 2 or rng.random() < 0.85 or fields["data"] == "0x":
        fields["to"] = to_checksum_address(octets(20))
    if kind == 3:
        fields["maxFeePerBlobGas"] = number(256)
        fields["blobVersionedHashes"] = ["0x01" + octets(31).hex() for _ in range(rng.randrange(1, 7))]
    if kind == 4:
        fields["authorizationList"] = [
            authorization("0x" + octets(32).hex(), fields["chainId"])[0] for _ in range(rng.randrange(1, 4))]
    return fields


def authorization(key, chain):
    unsigned = {"chainId": rng.choice([chain, chain, 0, number(64)]), "address": address(),
                "nonce": number(64) % (2**64 - 1)}
    made = Account.sign_authorization(unsigned, key)
    return {**unsigned, "yParity": made.y_parity, "r": made.r, "s": made.s}, made


def shown(fields):
    """The same fields, with numbers in one of the forms that JSON input may have."""
    def form(name, value):
        if isinstance(value, int) and name != "type":
            return written(value)
        if name == "authorizationList":
            return [shown(entry) for entry in value]
        return value
    return {name: form(name, value) for name, value in fields.items()}


def blob(seed):
    """One that a test can make again: no field element is above the order, because each begins with 0."""
    return bytes(0 if i % 32 == 0 else i * seed % 251 for i in range(131072))


def sidecar(seeds, cells):
    """A transaction with blobs, in the form of EIP-7594 that eth-account makes, or in that of EIP-4844."""
    key = "0x" + octets(32).hex()
    blobs = [blob(seed) for seed in seeds]
    data = BlobPooledTransactionData(blobs=[Blob(data=HexBytes(content)) for content in blobs])
    fields = transaction(3)
    fields["blobVersionedHashes"] = ["0x" + bytes(value.data).hex() for value in data.versioned_hashes]
    raw = bytes(Account.sign_transaction(fields, key, blobs=blobs).raw_transaction)
    proofs = data.cell_proofs if cells else data.proofs
    if not cells:
        body = rlp.decode(raw[1:])[0]
        raw = b"\x03" + rlp.encode(
            [body, blobs, [bytes(value.data) for value in data.commitments], [bytes(value.data) for value in proofs]])
        assert TypedTransaction.from_bytes(HexBytes(raw)).as_dict()["r"] == int.from_bytes(body[-2], "big")
    return {"key": key, "transaction": shown(fields), "blobSeeds": seeds,
            "commitments": ["0x" + bytes(value.data).hex() for value in data.commitments],
            "proofs": ["0x" + bytes(value.data).hex() for value in proofs],
            "plain": "0x" + Account.sign_transaction(fields, key).raw_transaction.hex(),
            "hash": "0x" + Account.sign_transaction(fields, key).hash.hex(),
            "rawCount": len(raw), "rawDigest": "0x" + keccak(raw).hex()}


messages, typed, transactions = [], [], []
for _ in range(count):
    key = "0x" + octets(32).hex()
    owner = Account.from_key(key).address
    if rng.random() < 0.5:
        content = text()
        messages.append({"key": key, "address": owner, "text": content, **signed(encode_defunct(text=content), key)})
    else:
        content = octets(rng.randrange(0, 200))
        messages.append({"key": key, "address": owner, "hex": "0x" + content.hex(),
                         **signed(encode_defunct(primitive=content), key)})
    data = typed_data()
    message = encode_typed_data(full_message=data)
    typed.append({"key": key, "address": owner, "data": data, "domainSeparator": "0x" + message.header.hex(),
                  "structHash": "0x" + message.body.hex(), **signed(message, key)})
    for kind in (0, 1, 2):
        fields = transaction(kind)
        made = Account.sign_transaction(fields, key)
        written_fields = shown(fields)
        written_fields.setdefault("to", None)
        transactions.append({"key": key, "address": owner, "transaction": written_fields,
                             "raw": "0x" + made.raw_transaction.hex(), "hash": "0x" + made.hash.hex()})

authorizations, sidecars = [], []
for _ in range(max(count, 40)):
    key = "0x" + octets(32).hex()
    owner = Account.from_key(key).address
    for kind in (3, 4):
        fields = transaction(kind)
        made = Account.sign_transaction(fields, key)
        transactions.append({"key": key, "address": owner, "transaction": shown(fields),
                             "raw": "0x" + made.raw_transaction.hex(), "hash": "0x" + made.hash.hex()})
    fields, made = authorization(key, rng.choice([1, 10, 2**40 + 7]))
    authorizations.append({
        "key": key, "address": owner, "digest": "0x" + made.authorization_hash.hex(),
        "authorization": shown({name: fields[name] for name in ("chainId", "address", "nonce")}),
        "yParity": made.y_parity, "r": f"0x{made.r:064x}", "s": f"0x{made.s:064x}"})
sidecars.append(sidecar([3, 7], False))
sidecars.append(sidecar([5], True))
json.dump({"tool": "eth-account 0.14.0", "seed": int(sys.argv[1]), "messages": messages, "typedData": typed,
           "transactions": transactions, "authorizations": authorizations, "sidecars": sidecars}, sys.stdout, ensure_ascii=True, separators=(",", ":"))
