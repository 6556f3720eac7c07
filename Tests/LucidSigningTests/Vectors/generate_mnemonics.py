# SPDX-License-Identifier: Apache-2.0
"""Mnemonics and the keys derived from them.

    python3 -m venv venv && venv/bin/pip install mnemonic==0.21 bip32==5.0.0 eth-account==0.14.0
    venv/bin/pip download --no-deps --no-binary :all: mnemonic==0.21 && tar xf mnemonic-0.21.tar.gz
    venv/bin/python generate_mnemonics.py SEED mnemonic-0.21/vectors.json > mnemonics.json

`official` is python-mnemonic's vectors.json (MIT licence): the 24 English cases and eight in each
other language, passphrase TREZOR.
`japanese` has the entropies and the passphrase of bip32JP's test_JP_BIP39.json; the rest is computed again by
python-mnemonic. `random` is python-mnemonic for words and seeds and eth-account for keys and addresses, and `derived`
is bip32 for extended keys. `bip32` has the chains of test vectors 1 to 4 of BIP-32, whose keys bip32's own tests
compare with the text of the BIP, and `invalid` the 16 keys of test vector 5 (BIP-32, BSD 2-clause licence).
"""
import json
import random
import sys
import unicodedata

from bip32 import BIP32
from eth_account import Account
from eth_account.hdaccount import key_from_seed
from mnemonic import Mnemonic

rng = random.Random(int(sys.argv[1]))
LANGUAGES = ["english", "japanese", "korean", "spanish", "chinese_simplified", "chinese_traditional", "french",
             "italian", "czech", "portuguese"]
JAPANESE = """
00000000000000000000000000000000 7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f 80808080808080808080808080808080
ffffffffffffffffffffffffffffffff 000000000000000000000000000000000000000000000000
7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f 808080808080808080808080808080808080808080808080
ffffffffffffffffffffffffffffffffffffffffffffffff
0000000000000000000000000000000000000000000000000000000000000000
7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f
8080808080808080808080808080808080808080808080808080808080808080
ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
77c2b00716cec7213839159e404db50d b63a9c59a6e641f288ebc103017f1da9f8290b3da6bdef7b
3e141609b97933b66a060dcddc71fad1d91677db872031e85f4c015c5e7e8982 0460ef47585604c5660618db2e6a7e7f
72f60ebac5dd8add8d2a25a797102c3ce21bc029c200076f
2c85efc7f24ee4573d2b81a6ec66cee209b2dcbd09d8eddc51e0215b0b68e416 eaebabb2383351fd31d703840b32e9e2
7ac45cfe7722ee6c7ba84fbc2d5bd61b45cb2fe5eb65aa78
4fa1a8bc3e6d80ee1316050e862c1812031493212b7ec3f3bb1b08f168cabeef 18ab19a9f54a9274f03e5209a2ac8a91
18a2e1d81b8ecfb2a333adcb0c17a5b9eb76cc5d05db91a4
15da872c95a13dd738fbf50e427583ad61f18fd99f628c417a61cf8343c90419
""".split()
SALT = "㍍ガバヴァぱばぐゞちぢ十人十色"

CHAINS = [
    ("000102030405060708090a0b0c0d0e0f", "m/0'/1/2'/2/1000000000"),
    ("fffcf9f6f3f0edeae7e4e1dedbd8d5d2cfccc9c6c3c0bdbab7b4b1aeaba8a5a29f9c999693908d8a8784817e7b7875726f6c696663605d5a"
     "5754514e4b484542", "m/0/2147483647'/1/2147483646'/2"),
    ("4b381541583be4423346c643850da4b320e46a87ae3d2a4e6da11eba819cd4acba45d239319ac14f863b8d5ab5a0d0c64d2e8a1e7d1457df"
     "2e5a3c51c73235be", "m/0'"),
    ("3ddd5602285899a946114506157c7997e5444528f3003f6134712147db19b678", "m/0'/1'"),
]
INVALID = """
xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6LBpB85b3D2yc8sfvZU521AAwdZafEz7mnzBBsz4wKY5fTtTQBm
xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6Txnt3siSujt9RCVYsx4qHZGc62TG4McvMGcAUjeuwZdduYEvFn
xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6N8ZMMXctdiCjxTNq964yKkwrkBJJwpzZS4HS2fxvyYUA4q2Xe4
xpub661no6RGEX3uJkY4bNnPcw4URcQTrSibUZ4NqJEw5eBkv7ovTwgiT91XX27VbEXGENhYRCf7hyEbWrR3FewATdCEebj6znwMfQkhRYHRLpJ
xpub661MyMwAuDcm6CRQ5N4qiHKrJ39Xe1R1NyfouMKTTWcguwVcfrZJaNvhpebzGerh7gucBvzEQWRugZDuDXjNDRmXzSZe4c7mnTK97pTvGS8
DMwo58pR1QLEFihHiXPVykYB6fJmsTeHvyTp7hRThAtCX8CvYzgPcn8XnmdfHGMQzT7ayAmfo4z3gY5KfbrZWZ6St24UVf2Qgo6oujFktLHdHY4
DMwo58pR1QLEFihHiXPVykYB6fJmsTeHvyTp7hRThAtCX8CvYzgPcn8XnmdfHPmHJiEDXkTiJTVV9rHEBUem2mwVbbNfvT2MTcAqj3nesx8uBf9
xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6Q5JXayek4PRsn35jii4veMimro1xefsM58PgBMrvdYre8QyULY
xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHL
xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd45hLXo2Pq2oqzMMo63oStZzF93Y5wvzdUayhgkkFoicQZcP3y52uPPxFnfoLZB21Teqt1VvEHx
xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd45hLXo2Pq2oqzMMo63oStZzFAzHGBP2UuGCqWLTAPLcMtD5SDKr24z3aiUvKr9bJpdrcLg1y3G
xprv9s21ZrQH4r4TsiLvyLXqM9P7k1K3EYhA1kkD6xuquB5i39AU8KF42acDyL3qsDbU9NmZn6MsGSUYZEsuoePmjzsB3eFKSUEh3Gu1N3cqVUN
xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd45hLXo2Pq2oqzMMo63oStZzFAzHGBP2UuGCqWLTAPLcMtD9y5gkZ6Eq3Rjuahrv17fEQ3Qen6J
xprv9s2SPatNQ9Vc6GTbVMFPFo7jsaZySyzk7L8n2uqKXJen3KUmvQNTuLh3fhZMBoG3G4ZW1N2kZuHEPY53qmbZzCHshoQnNf4GvELZfqTUrcv
xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd45hLXo2Pq2oqzMMo63oStZzFGpWnsj83BHtEy5Zt8CcDr1UiRXuWCmTQLxEK9vbz5gPstX92JQ
xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd45hLXo2Pq2oqzMMo63oStZzFGTQQD3dC4H2D5GBj7vWvSQaaBv5cxi9gafk7NF3pnBju6dwKvH
""".split()


def master(seed):
    return BIP32.from_seed(seed).get_xpriv()


def passphrase():
    alphabets = ["abcXYZ 0123", "äöüßÅﬁ", "日本語㍍ガゞ", "😀👨‍👩‍👧", "각힣ᄀ", "e\u0301\u0323\u0301", "½²Ⅷ™", "ﷺ",
                 "\u0000\t\u00a0\u3000"]
    return "".join(rng.choice(rng.choice(alphabets)) for _ in range(rng.choice([0, 1, 5, 20, 60])))


def path():
    steps = [rng.choice([0, 1, 2**31 - 1, rng.getrandbits(31)]) for _ in range(rng.randrange(0, 7))]
    return "/".join(["m"] + [f"{step}{rng.choice(['', chr(39)])}" for step in steps])


japanese = []
for entropy in JAPANESE:
    words = Mnemonic("japanese").to_mnemonic(bytes.fromhex(entropy))
    seed = Mnemonic.to_seed(words, SALT)
    japanese.append([entropy, unicodedata.normalize("NFC", words), seed.hex(), master(seed)])

cases = []
for language in LANGUAGES:
    for size in (16, 20, 24, 28, 32):
        entropy = rng.randbytes(size)
        words = Mnemonic(language).to_mnemonic(entropy)
        secret, way = passphrase(), rng.choice(["m/44'/60'/0'/0/0", path()])
        seed = Mnemonic.to_seed(words, secret)
        key = key_from_seed(seed, way)
        cases.append({"language": language, "entropy": entropy.hex(), "passphrase": secret, "path": way,
                      "words": unicodedata.normalize(rng.choice(["NFC", "NFD", "NFKC", "NFKD"]), words),
                      "seed": seed.hex(), "key": key.hex(), "address": Account.from_key(key).address})

def extended(seed, way):
    root = BIP32.from_seed(seed)
    return {"seed": seed.hex(), "path": way, "xprv": root.get_xpriv_from_path(way),
            "xpub": root.get_xpub_from_path(way)}


bip32 = []
for seed, way in CHAINS:
    steps = way.split("/")
    bip32 += [extended(bytes.fromhex(seed), "/".join(steps[: count + 1])) for count in range(len(steps))]

derived = []
for _ in range(30):
    derived.append(extended(rng.randbytes(rng.randrange(16, 65)), path()))

official = json.load(open(sys.argv[2]))
json.dump({"tools": "mnemonic 0.21, bip32 5.0.0, eth-account 0.14.0", "seed": int(sys.argv[1]),
           "official": {name: official[name][:: 1 if name == "english" else 3] for name in LANGUAGES}, "salt": SALT,
           "japanese": japanese, "random": cases, "bip32": bip32, "invalid": INVALID, "derived": derived},
          sys.stdout, ensure_ascii=True, separators=(",", ":"))
