# SPDX-License-Identifier: Apache-2.0
"""The first corpus of each fuzz target: what `Seeds` holds, and what the test vectors have for it.

    python3 seeds.py VECTORS OUTPUT

Also writes OUTPUT/TARGET.dict, the words that libFuzzer puts into inputs.
"""
import hashlib
import json
import pathlib
import re
import shutil
import sys

vectors, output = map(pathlib.Path, sys.argv[1:3])
TARGETS = ["identifiers", "json", "key-set", "keystore", "mnemonic", "rlp", "scopes", "sign-in", "signature", "token",
           "transaction", "transaction-json", "typed-data"]
JSON = ["true", "false", "null", "\\u", "\\ud83d\\ude00", "\\\"", "e-", "1e400", "-0", "{}", "[]", "\":\"", "\",\"",
        "\ufeff"]
WORDS = {
    "identifiers": ["eip155:", "solana:", ":0x", "m/44'/60'/0'/0/", "h/", "H/", "2147483647", "4294967295", "xpub", "xprv",
                    "0x", "18446744073709551615", str(2**256 - 1), "6492" * 16],
    "mnemonic": [" ", "\u3000", "\n", "abandon", "about", "zoo", "\u3042\u3044\u3053\u304f\u3057\u3093", "\uac00",
                 "\u1100\u1161", "e\u0301", "\u00e9", "\u0301", "\ufdfa", "\u7684"],
    "json": JSON,
    "key-set": JSON + ["keys", "kty", "kid", "crv", "P-256", "Ed25519", "OKP", "RSA", "use", "sig", "alg", "ES256", "EdDSA",
                       "RS256", "key_ops", "verify", "\"x\":", "\"y\":", "\"n\":", "\"e\":", "AQAB", "\"d\":", "issuer",
                       "jwks_uri", "https://a.example"],
    "scopes": ["*", "**", ":", ":*", ":**", "\n", "a:b", "orders:", "::"],
    "token": JSON + ["iss", "sub", "aud", "exp", "iat", "nbf", "jti", "scope", "client_id", "agent", "credential", "tenant",
                     "family", "auth_seq", "grant", "cnf", "jkt", "act", "tier", "typ", "at+jwt", "alg", "kid", "crit",
                     "9007199254740991", "1800000000", "\n", "."],
    "keystore": JSON + ["version", "crypto", "Crypto", "cipher", "aes-128-ctr", "cipherparams", "iv", "ciphertext", "mac",
                        "kdf", "scrypt", "pbkdf2", "kdfparams", "prf", "hmac-sha256", "dklen", "salt", "\"n\":2",
                        "\"r\":1", "\"p\":1", "\"c\":1", "address", "0x", "9223372036854775807", "1073741824"],
    "sign-in": [" wants you to sign in with your Ethereum account:", "URI: ", "Version: 1", "Chain ID: ", "Nonce: ",
                "Issued At: ", "Expiration Time: ", "Not Before: ", "Request ID: ", "Resources:", "- ", "://", "\r\n",
                "\n\n\n", "[::1]", "[v1.a]", "%20", "2026-02-29T23:59:60Z", "+23:59", "18446744073709551615", "@", "#"],
    "transaction-json": JSON + [
        "type", "chainId", "chain_id", "nonce", "to", "value", "data", "input", "gas", "gasLimit", "gas_limit",
        "gasPrice", "gas_price", "maxFeePerGas", "max_fee_per_gas", "maxPriorityFeePerGas", "max_priority_fee_per_gas",
        "accessList", "access_list", "address", "storageKeys", "storage_keys", "maxFeePerBlobGas",
        "blobVersionedHashes", "authorizationList", "yParity", "\"r\":", "\"s\":", "from", "0x", "0x0100",
        "18446744073709551615", str(2**256 - 1)],
    "typed-data": JSON + [
        "types", "EIP712Domain", "primaryType", "primary_type", "domain", "message", "name", "version", "chainId",
        "verifyingContract", "salt", "type", "bool", "address", "string", "bytes", "bytes32", "uint256", "int8", "uint8",
        "int256", "[]", "[2]", "[0]", "[][2]", "0x", "-128", "255", str(2**256 - 1), str(-(2**255))],
    "signature": ["\x1b", "\x1c", "\x64\x92" * 16, "\x00" * 31 + "\x60", "\x00" * 31 + "\xa0", "\x00" * 31 + "\x20",
                  "\x16\x26\xba\x7e", "\xff" * 16 + "\xfe\xba\xae\xdc\xe6\xaf\x48\xa0\x3b\xbf\xd2\x5e\x8c\xd0\x36\x41\x41"],
    # Prefixes of strings and lists, and types of transactions.
    "rlp": ["\x80", "\xb7", "\xb8\x38", "\xb9\x01\x00", "\xbf", "\xc0", "\xc1", "\xf7", "\xf8\x38", "\xf9\x01\x00",
            "\xff\xff\xff\xff\xff\xff\xff\xff", "\x81\x80"],
    "transaction": ["\x01\xf8", "\x02\xf8", "\x03\xf8", "\x04\xf8", "\x80\x80\x80", "\x1b", "\x1c", "\x25", "\x26",
                    "\x94", "\xa0", "\x88\xff\xff\xff\xff\xff\xff\xff\xff", "\xc0\x80", "\xc0\x01"],
}


def add(target, content):
    if 0 < len(content) <= 8192:
        (output / target / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)


def prefixed(payload, short, long):
    """A string (0x80, 0xb7) or a list (0xc0, 0xf7) in RLP."""
    size = len(payload).to_bytes(4, "big").lstrip(b"\0")
    return (bytes([short + len(payload)]) if len(payload) < 56 else bytes([long + len(size)]) + size) + payload


def header(encoded):
    """How long the prefix of the first item is, and how long its content."""
    first = encoded[0]
    if first < 0x80:
        return 0, 1
    base, width = (0x80, first - 0xb7) if first < 0xc0 else (0xc0, first - 0xf7)
    if width <= 0:
        return 1, first - base
    return 1 + width, int.from_bytes(encoded[1:1 + width], "big")


def unsigned(raw):
    """A signed transaction without its last three items, the signature."""
    kind = raw[:1] if raw[0] < 0x80 else b""
    start, _ = header(raw[len(kind):])
    rest, items = raw[len(kind) + start:], []
    while rest:
        length = sum(header(rest))
        items.append(rest[:length])
        rest = rest[max(length, 1):]
    return kind + prefixed(b"".join(items[:-3]), 0xc0, 0xf7)


def walk(value):
    """Hands each part of a vector file to the targets it can be for."""
    if isinstance(value, dict):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        if "types" in value and "message" in value:
            add("typed-data", text)
        if any(key.lower() == "crypto" for key in value):
            add("keystore", text)
        if "nonce" in value and ("gas" in value or "gasLimit" in value):
            add("transaction-json", text)
        if len(text) < 1024:
            add("json", text)
        for inner in value.values():
            walk(inner)
    elif isinstance(value, list):
        for inner in value:
            walk(inner)
    elif isinstance(value, str):
        if "wants you to sign in with your Ethereum account" in value:
            add("sign-in", value.encode("utf-8", "surrogatepass"))
        if len(re.split("[ \u3000]", value)) in (12, 15, 18, 21, 24):
            add("mnemonic", value.encode("utf-8", "surrogatepass"))
        if re.match("m/|xp(ub|rv)|0x|[-a-z0-9]{3,8}:", value) and len(value) < 200:
            add("identifiers", value.encode("utf-8", "surrogatepass"))
        if re.fullmatch("0x([0-9a-f]{2})+", value, re.IGNORECASE):
            content = bytes.fromhex(value[2:])
            if len(content) in (64, 65) or content[-2:] == b"\x64\x92":
                add("signature", content)
            if content[0] >= 0xc0:
                add("rlp", content)
            if len(content) > 40 and (content[0] >= 0xc0 or content[0] in range(1, 5) and content[1] >= 0xc0):
                add("transaction", content)
                add("transaction", unsigned(content))


shutil.rmtree(output, ignore_errors=True)
for target in TARGETS:
    (output / target).mkdir(parents=True)
    coding = "latin-1" if target in ("rlp", "signature", "transaction") else "utf-8"
    lines = {'"' + "".join(f"\\x{byte:02x}" for byte in word.encode(coding)) + '"' for word in WORDS[target]}
    (output / f"{target}.dict").write_text("\n".join(sorted(lines)) + "\n")
    for path in sorted((pathlib.Path(__file__).parent / "Seeds" / target).glob("*")):
        add(target, path.read_bytes().rstrip(b"\n"))
for path in sorted(vectors.rglob("*.json")):
    walk(json.loads(path.read_text("utf-8")))
for content in (b"\x80", b"\xc0", b"\x83dog", b"\xc8\x83cat\x83dog", b"\xb8\x38" + b"a" * 56, b"\xc7\xc0\xc1\xc0\xc3\xc0\xc1\xc0"):
    add("rlp", content)
print(", ".join(f"{target} {len(list((output / target).iterdir()))}" for target in TARGETS))
