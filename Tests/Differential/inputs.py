# SPDX-License-Identifier: Apache-2.0
"""Random input for signers. The same seed gives the same input.

Left out is what facts about signers say the oracle gets wrong or refuses: names of types in which libraries disagree,
text for bytes, wrong checksums, arrays of the wrong length, types that nothing needs, a declared order of domain
fields other than the standard one, and gas that costs 2^256 wei or more.
"""
import random

from eth_utils import to_checksum_address

DOMAIN = {"name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address",
          "salt": "bytes32"}
ALPHABETS = ["abcXYZ 0123", "äöüß", "日本語", "😀👨‍👩‍👧", "\r\n\t\"\\/", "e\u0301\u212b", "\u0000\u007f\u0085", "$_.-",
             "\u212a\uffff\ufeff", "0x"]
# Both sides of every limit that chain ids have met: 32 bits, the 2^53 of doubles, EIP-2294.
CHAINS = [1, 10, 56, 137, 8453, 42161, 2**31, 2**32, 2**40 + 7, 2**53 + 1, 2**63 - 37]


class TooLarge(Exception):
    """The types multiply to more values than a case may have."""


class Inputs:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.values = 0

    # Values.

    def octets(self, count):
        return self.rng.randbytes(count)

    def key(self):
        while True:
            key = self.octets(32)
            if 0 < int.from_bytes(key, "big") < 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141:
                return "0x" + key.hex()

    def number(self, bits, signed=False):
        rng = self.rng
        style = rng.randrange(4)
        if style == 0:
            value = rng.choice([0, 1, 2**bits - 1, 2 ** (bits - 1), 2 ** (bits - 1) - 1, 2 ** (bits // 2)])
        elif style == 1:
            value = rng.getrandbits(min(bits, 16))
        else:
            value = rng.getrandbits(rng.randrange(1, bits + 1))
        if signed:
            value %= 2 ** (bits - 1)
            if rng.random() < 0.45:
                value = -value - rng.randrange(2)
        return value

    def written(self, value):
        """One of the forms a quantity may have in JSON."""
        style = self.rng.randrange(3)
        if style == 0 or value < 0 and style == 2:
            return value
        return str(value) if style == 1 else hex(value)

    def text(self):
        rng = self.rng
        length = rng.choice([0, 1, 5, 9, 10, 31, 32, 33, 99, 100, 135, 136, 137, 272, 1000])
        if rng.random() < 0.05:
            return "0x" + self.octets(length // 2).hex()
        return "".join(rng.choice(rng.choice(ALPHABETS)) for _ in range(length))

    def address(self):
        raw = self.rng.choice([self.octets(20), self.octets(20), bytes(20), b"\xff" * 20])
        lower = raw.hex()
        return "0x" + self.rng.choice([to_checksum_address(raw)[2:], lower, lower.upper()])

    # Messages.

    def message(self):
        """Text, or bytes."""
        if self.rng.random() < 0.6:
            return self.text()
        return self.octets(self.rng.choice([0, 1, 9, 10, 31, 32, 33, 64, 99, 100, 136, 999, 1000, 5000]))

    # Typed data.

    def typed_data(self, index, group):
        """Takes every one of the 32 sets of domain fields in turn.

        Four in a row share their types and, if `group` says so, their domain, as requests to one signer do; in the
        last of them a field has another name of the same length.
        """
        while True:
            try:
                self.values = 0
                return self.typed_data_within_limits(index, group)
            except TooLarge:
                group = Inputs(group.rng.random())

    def typed_data_within_limits(self, index, group):
        state = group.rng.getstate()
        types, primary = group.types()
        has_one_domain, declares, first = group.rng.random() < 0.5, group.rng.random() < 0.5, group.shuffled(types)
        domain = {key: group.domain_value(key) for at, key in enumerate(DOMAIN) if index // 4 >> at & 1}
        group.rng.setstate(state)
        if not has_one_domain:
            domain = {key: self.domain_value(key) for key in domain}
        if index % 4 == 3:
            field = self.rng.choice(types[primary])
            field["name"] = "q" + field["name"][1:]
            if [other["name"] for other in types[primary]].count(field["name"]) > 1:
                raise TooLarge
        message = self.struct(types, primary, 0)
        types = {name: types[name] for name in first}
        if declares:
            types["EIP712Domain"] = [{"name": key, "type": DOMAIN[key]} for key in domain]
        return self.shuffled({"primaryType": primary, "message": message, "types": types,
                              "domain": domain if has_one_domain else self.shuffled(domain)})

    def shuffled(self, mapping):
        items = list(mapping.items())
        if self.rng.random() < 0.5:
            self.rng.shuffle(items)
        return dict(items)

    def domain_value(self, key):
        if key == "chainId":
            return self.written(self.rng.choice([0, self.number(256), self.rng.choice(CHAINS)]))
        if key == "verifyingContract":
            return self.address()
        return "0x" + self.octets(32).hex() if key == "salt" else self.text()

    def types(self):
        rng = self.rng
        names = ["".join(rng.choice("ABCXYZabxyz_$") + rng.choice("abzAZ_$09") for _ in range(rng.randrange(1, 4)))
                 + str(at) for at in range(rng.choice([1, 1, 2, 3, 4, 6, 9]))]
        types = {}
        for at, name in enumerate(names):
            fields = []
            for place in range(rng.choice([1, 2, 3, 5, 8])):
                inner = at + 1 < len(names) and rng.random() < 0.5
                base = rng.choice(names[at + 1:]) if inner else self.atomic()
                if rng.random() < 0.35:
                    base += "".join(rng.choice(["[]", f"[{rng.randrange(0, 4)}]"]) for _ in range(rng.choice([1, 1, 2, 3])))
                fields.append({"name": rng.choice(["a", "b_", "$c", "Zz", "_", "name"]) + str(place), "type": base})
            types[name] = fields
        needed, open_ = set(), [names[0]]
        while open_:
            name = open_.pop()
            if name not in needed:
                needed.add(name)
                open_ += [base for field in types[name] if (base := field["type"].split("[")[0]) in types]
        types = {name: types[name] for name in names if name in needed}
        # Recursion, through an array: of the primary type, or of two others through each other.
        if rng.random() < 0.25:
            types[names[0]].append({"name": "again", "type": names[0] + "[]"})
        others = [name for name in types if name != names[0]]
        if len(others) > 1 and rng.random() < 0.25:
            a, b = rng.sample(others, 2)
            types[a].append({"name": "forth", "type": b + "[]"})
            types[b].append({"name": "back", "type": a + "[]"})
        return types, names[0]

    def atomic(self):
        rng = self.rng
        return rng.choice(["bool", "address", "string", "bytes", f"bytes{rng.randrange(1, 33)}",
                           f"uint{rng.randrange(1, 33) * 8}", f"int{rng.randrange(1, 33) * 8}", "uint256", "bytes32"])

    def struct(self, types, name, depth):
        return self.shuffled({field["name"]: self.value(types, field["type"], depth + 1) for field in types[name]})

    def value(self, types, kind, depth):
        rng = self.rng
        self.values += 1
        if self.values > 1000:
            raise TooLarge
        if kind.endswith("]"):
            base, size = kind[: kind.rindex("[")], kind[kind.rindex("[") + 1:-1]
            # Recursion ends, because it always goes through an open array.
            count = int(size) if size else rng.randrange(0, 4) if depth < 4 else 0
            return [self.value(types, base, depth + 1) for _ in range(count)]
        if kind in types:
            return self.struct(types, kind, depth)
        if kind == "bool":
            return rng.random() < 0.5
        if kind == "address":
            return self.address()
        if kind == "string":
            return self.text() if rng.random() < 0.3 else self.text()[:20]
        if kind == "bytes":
            return "0x" + self.octets(rng.choice([0, 1, 31, 32, 33, 136, 200])).hex()
        if kind.startswith("bytes"):
            return "0x" + self.octets(int(kind[5:])).hex()
        return self.written(self.number(int(kind.lstrip("uint")), not kind.startswith("u")))

    # Transactions.

    def transaction(self, kind):
        """Fields with numbers as numbers; a legacy one may have no chain id, and one of types 0 to 2 no receiver."""
        rng = self.rng
        fields = {"nonce": self.number(64) % (2**64 - 1), "gas": self.number(63), "value": self.number(256),
                  "data": "0x" + self.octets(rng.choice([0, 0, 1, 2, 4, 55, 56, 57, 68, 255, 256, 1500])).hex(),
                  "chainId": rng.choice(CHAINS)}
        if kind < 2:
            fields["gasPrice"] = self.number(192)
        else:
            fields["maxFeePerGas"] = self.number(192)
            fields["maxPriorityFeePerGas"] = rng.choice([0, fields["maxFeePerGas"], rng.randrange(fields["maxFeePerGas"] + 1)])
        if kind == 0 and rng.random() < 0.1:
            del fields["chainId"]
        if kind > 0:
            fields["accessList"] = [
                {"address": self.address(), "storageKeys": ["0x" + self.octets(32).hex() for _ in range(rng.choice([0, 1, 3]))]}
                for _ in range(rng.choice([0, 0, 1, 2, 5]))]
        if kind > 2 or rng.random() < 0.85 or fields["data"] == "0x":
            fields["to"] = to_checksum_address(self.octets(20))
        if kind == 3:
            fields["maxFeePerBlobGas"] = self.number(256)
            fields["blobVersionedHashes"] = ["0x01" + self.octets(31).hex() for _ in range(rng.randrange(1, 7))]
        return fields

    def authorization(self):
        """What the owner of an account signs; chain id 0 is not signed without being asked for."""
        return {"chainId": self.rng.choice([*CHAINS, max(self.number(256), 1)]), "address": self.address(),
                "nonce": self.number(64) % (2**64 - 1)}

    SPELLINGS = {"data": ["data", "input"], "gas": ["gas", "gasLimit", "gas_limit"]}

    def request(self, fields, kind=None):
        """The same fields in one of their spellings; `kind` is said only where the fields do not tell it."""
        def spelled(name):
            snake = "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)
            return self.rng.choice(self.SPELLINGS.get(name, [name, snake]))

        def form(name, value):
            if name in ("r", "s") and self.rng.random() < 0.5:
                return f"0x{value:064x}"
            if isinstance(value, int):
                return self.written(value)
            if isinstance(value, list):
                return [self.request(entry) if isinstance(entry, dict) else entry for entry in value]
            return value

        written = {spelled(name): form(name, value) for name, value in fields.items()}
        if kind is not None:
            written.setdefault("to", None)
            if "chainId" not in fields:
                written["chainId"] = None
            if self.rng.random() < 0.5:
                written["type"] = self.written(kind)
        return self.shuffled(written)
