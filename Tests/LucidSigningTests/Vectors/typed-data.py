# SPDX-License-Identifier: Apache-2.0
"""Typed data that eth-account hashed: random data, all subsets of the domain, all widths, and token permits.

    python3 -m venv venv && venv/bin/pip install eth-account==0.14.0
    venv/bin/python typed-data.py SEED COUNT > typed-data.json

COUNT is for the random data. Left out is what eth-account gets wrong or refuses: aliases, wrong checksums, arrays of
a wrong length, missing and null members, types nobody needs, and a domain type in an order of its own.
"""
import json
import random
import sys

from eth_account.messages import encode_typed_data
from eth_utils import keccak, to_checksum_address

seed, count = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
KINDS = {"name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address", "salt": "bytes32"}
ATOMS = (["bool", "address", "string", "bytes"] + [f"bytes{n}" for n in range(1, 33)]
         + [f"{sign}int{bits}" for sign in ("", "u") for bits in range(8, 257, 8)])


def octets(n):
    return "0x" + rng.randbytes(n).hex()


def address():
    raw = rng.randbytes(20)
    plain = raw.hex()
    return rng.choice([to_checksum_address(raw), "0x" + plain, "0x" + plain.upper()])


def text():
    pieces = ["a", "Z", "0", " ", "ß", "日", "😀", "👨‍👩‍👧", "\r\n", "\"", "\\", "/", "e\u0301", "\u0000", "\u007f", "\u212a", "\uffff"]
    return "".join(rng.choice(pieces) for _ in range(rng.choice([0, 1, 2, 7, 31, 32, 33, 135, 136, 137, 140])))


def written(value):
    style = rng.randrange(3)
    if style == 0 or value < 0 and style == 2:
        return value
    return str(value) if style == 1 else hex(value)


def integer(low, high):
    edges = [low, low + 1, high, high - 1, 0, 1, high // 2, 2**53 + 1, -1]
    value = rng.choice(edges) if rng.random() < 0.4 else rng.randint(low, high) >> rng.randrange(0, 200)
    return written(value if low <= value <= high else high)


def atom(kind):
    if kind == "bool":
        return rng.random() < 0.5
    if kind == "address":
        return address()
    if kind == "string":
        return text()
    if kind == "bytes":
        return octets(rng.choice([0, 1, 31, 32, 33, 135, 136, 200]))
    if kind.startswith("bytes"):
        return octets(int(kind[5:]))
    if kind.startswith("uint"):
        return integer(0, 2 ** int(kind[4:]) - 1)
    bits = int(kind[3:])
    return integer(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def name(prefix):
    return prefix + "".join(rng.choice("aZ_$09") for _ in range(rng.randrange(1, 4)))


def value(types, kind, depth):
    if kind.endswith("]"):
        base, size = kind[: kind.rindex("[")], kind[kind.rindex("[") + 1:-1]
        n = int(size) if size else (rng.randrange(0, 3) if depth < 4 else 0)
        return [value(types, base, depth + 1) for _ in range(n)]
    if kind in types:
        fields = [(field["name"], value(types, field["type"], depth + 1)) for field in types[kind]]
        if rng.random() < 0.3:
            rng.shuffle(fields)
        return dict(fields)
    return atom(kind)


def suffix():
    return "".join(rng.choice(["[]", f"[{rng.randrange(1, 4)}]"]) for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 3])))


def structs():
    names = []
    while len(names) < rng.randrange(1, 7):
        one = name(rng.choice("ABMZ_$az"))
        if one not in names and not one.startswith("int"):
            names.append(one)
    types = {}
    for index, owner in enumerate(names):
        fields = []
        for at in range(rng.randrange(1, 6)):
            later = names[index + 1:]
            base = rng.choice(later) if later and rng.random() < 0.5 else rng.choice(ATOMS)
            fields.append({"name": name(rng.choice("abZ_$")) + str(at), "type": base + suffix()})
        if rng.random() < 0.25:  # recursion, also through others
            fields.append({"name": "again", "type": rng.choice(names[: index + 1]) + "[]" + suffix()})
        types[owner] = fields
    needed, open_ = [], [names[0]]
    while open_:
        owner = open_.pop()
        if owner not in needed:
            needed.append(owner)
            open_ += [field["type"].split("[")[0] for field in types[owner] if field["type"].split("[")[0] in types]
    # eth-account wants the primary type to be the only one that no other needs.
    if any(field["type"].split("[")[0] == names[0] for owner in needed if owner != names[0] for field in types[owner]):
        return structs()
    rng.shuffle(needed)
    return names[0], {owner: types[owner] for owner in needed}


def domain(subset):
    made = {"name": text(), "version": rng.choice(["1", "2", text()]), "chainId": written(rng.choice([0, 1, 8453, 2**63, 2**256 - 1])),
            "verifyingContract": address(), "salt": octets(32)}
    keys = [key for at, key in enumerate(made) if subset >> at & 1]
    declared = [{"name": key, "type": KINDS[key]} for key in keys]
    if rng.random() < 0.5:
        rng.shuffle(keys)
    return {key: made[key] for key in keys}, declared


def case(label, types, primary, message, subset, declares=None):
    header, declared = domain(subset)
    types = dict(types)
    if declares if declares is not None else rng.random() < 0.5:
        types["EIP712Domain"] = declared
    return hashed(label, {"types": types, "primaryType": primary, "domain": header, "message": message})


def hashed(label, data):
    made = encode_typed_data(full_message=data)
    digest = keccak(b"\x19" + made.version + made.header + made.body)
    return {"name": label, "data": data, "domainSeparator": "0x" + made.header.hex(), "structHash": "0x" + made.body.hex(),
            "digest": "0x" + digest.hex()}


cases = []
for subset in range(32):
    kind = rng.choice(ATOMS)
    cases.append(case(f"domain {subset:05b}", {"M": [{"name": "v", "type": kind}]}, "M", {"v": atom(kind)}, subset,
                      subset % 2 == 0))
for part in ("int", "uint", "bytes"):
    kinds = [kind for kind in ATOMS if kind.startswith(part) and kind != "bytes"]
    fields = [{"name": "v" + str(at), "type": kind} for at, kind in enumerate(kinds)]
    for turn in range(3):
        cases.append(case(f"all widths of {part} {turn}", {"M": fields}, "M",
                          {field["name"]: atom(field["type"]) for field in fields}, rng.randrange(32)))
for at in range(count):
    primary, types = structs()
    cases.append(case(f"random {at}", types, primary, value(types, primary, 0), rng.randrange(32)))

USDC = {"name": "USD Coin", "version": "2", "chainId": 8453,
        "verifyingContract": "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"}
PERMIT2 = {"name": "Permit2", "chainId": 1, "verifyingContract": "0x000000000022D473030F116dDEE9F6B43aC78BA3"}
A, B, C = "0x" + "11" * 20, "0x" + "22" * 20, "0x" + "33" * 20


def fields(declaration):
    return [{"name": part.split(" ")[1], "type": part.split(" ")[0]} for part in declaration.split(",")]


AUTHORIZED = "address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce"
DETAILS = {"PermitDetails": fields("address token,uint160 amount,uint48 expiration,uint48 nonce")}
PERMITTED = {"TokenPermissions": fields("address token,uint256 amount")}
WITNESS = {"Order": fields("address user,Asset[] assets"), "Asset": fields("uint64 id,bool fresh")}
transfer = {"from": A, "to": B, "value": "1000000", "validAfter": 0, "validBefore": 1893456000, "nonce": "0x" + "5a" * 32}
details = {"token": A, "amount": str(2**160 - 1), "expiration": 2**48 - 1, "nonce": 3}
more = {"token": B, "amount": "5", "expiration": 1893456000, "nonce": 0}
permitted, other = {"token": A, "amount": "7"}, {"token": B, "amount": str(2**256 - 1)}
rest = {"spender": C, "nonce": "9", "deadline": 1893456000}
witness = {"user": B, "assets": [{"id": 2**64 - 1, "fresh": True}, {"id": 0, "fresh": False}]}
TOKENS = [
    ("EIP2612.Permit", USDC, {"Permit": fields("address owner,address spender,uint256 value,uint256 nonce,uint256 deadline")},
     {"owner": A, "spender": B, "value": str(2**256 - 1), "nonce": 7, "deadline": 1893456000}),
    ("EIP3009.TransferWithAuthorization", USDC, {"TransferWithAuthorization": fields(AUTHORIZED)}, transfer),
    ("EIP3009.ReceiveWithAuthorization", USDC, {"ReceiveWithAuthorization": fields(AUTHORIZED)}, transfer),
    ("EIP3009.CancelAuthorization", USDC, {"CancelAuthorization": fields("address authorizer,bytes32 nonce")},
     {"authorizer": A, "nonce": "0x" + "5a" * 32}),
    ("Permit2.PermitSingle", PERMIT2,
     {"PermitSingle": fields("PermitDetails details,address spender,uint256 sigDeadline"), **DETAILS},
     {"details": details, "spender": C, "sigDeadline": 1893456000}),
    ("Permit2.PermitBatch", PERMIT2,
     {"PermitBatch": fields("PermitDetails[] details,address spender,uint256 sigDeadline"), **DETAILS},
     {"details": [details, more], "spender": C, "sigDeadline": 1893456000}),
    ("Permit2.PermitTransferFrom", PERMIT2,
     {"PermitTransferFrom": fields("TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline"), **PERMITTED},
     {"permitted": permitted, **rest}),
    ("Permit2.PermitBatchTransferFrom", PERMIT2,
     {"PermitBatchTransferFrom": fields("TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline"),
      **PERMITTED}, {"permitted": [permitted, other], **rest}),
    ("Permit2.PermitWitnessTransferFrom", PERMIT2,
     {"PermitWitnessTransferFrom":
      fields("TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,Order witness"), **PERMITTED, **WITNESS},
     {"permitted": permitted, **rest, "witness": witness}),
    ("Permit2.PermitBatchWitnessTransferFrom", PERMIT2,
     {"PermitBatchWitnessTransferFrom":
      fields("TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline,Order witness"),
      **PERMITTED, **WITNESS}, {"permitted": [permitted, other], **rest, "witness": witness}),
]
tokens = [hashed(label, {"types": types, "primaryType": next(iter(types)), "domain": header, "message": message})
          for label, header, types, message in TOKENS]
json.dump({"provenance": "made by typed-data.py with eth-account 0.14.0 (MIT)", "seed": seed, "cases": cases, "tokens": tokens},
          sys.stdout, ensure_ascii=True, separators=(",", ":"))
