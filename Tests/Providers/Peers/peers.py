# SPDX-License-Identifier: Apache-2.0
"""A server that checks what the official packages of Coinbase and Privy send, and what we send, and keeps both.

It makes each call once with the official package, against itself on loopback, then prints one line:
{"url", "address", "coinbase": {…credentials}, "privy": {…}} and waits for our calls. GET /recorded gives what it has
seen. Proofs are checked with PyJWT and cryptography, from the public keys; a wrong one is answered with 401.
"""
import asyncio
import base64
import hashlib
import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

os.environ["DISABLE_CDP_ERROR_REPORTING"] = "true"
os.environ["DISABLE_CDP_USAGE_TRACKING"] = "true"

import jwt
import rlp
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from eth_account import Account
from eth_account.messages import _hash_eip191_message, encode_defunct, encode_typed_data
from eth_utils import to_checksum_address
from hexbytes import HexBytes
from privy.lib.authorization import WalletAPIRequestSignatureInput, format_request_for_authorization_signature

ACCOUNT = Account.from_key("0x" + "46" * 32)
MAIL = {
    "domain": {"name": "Ether Mail", "version": "1", "chainId": 1,
               "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
    "types": {
        "EIP712Domain": [
            {"name": "name", "type": "string"}, {"name": "version", "type": "string"},
            {"name": "chainId", "type": "uint256"}, {"name": "verifyingContract", "type": "address"}],
        "Mail": [{"name": "to", "type": "address"}, {"name": "contents", "type": "string"}],
    },
    "primaryType": "Mail",
    "message": {"to": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB", "contents": "Hello, Bob!"},
}
TRANSACTION = {
    "type": 2, "chainId": 8453, "nonce": 7, "to": "0x3535353535353535353535353535353535353535", "value": 1000,
    "gas": 21000, "maxFeePerGas": 2000000000, "maxPriorityFeePerGas": 1000000, "data": "0x010203",
}


def p256_base64(key):
    return base64.b64encode(key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())).decode()


class Keys:
    def __init__(self):
        self.api = ec.generate_private_key(ec.SECP256R1())
        self.edwards = ed25519.Ed25519PrivateKey.generate()
        self.wallet = ec.generate_private_key(ec.SECP256R1())
        self.owner = ec.generate_private_key(ec.SECP256R1())

    def pem(self):
        return self.api.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption()).decode()

    def edwards_text(self):
        seed = self.edwards.private_bytes(
            serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption())
        public = self.edwards.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return base64.b64encode(seed + public).decode()


class Wrong(Exception):
    pass


def require(condition, reason):
    if not condition:
        raise Wrong(reason)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.keys = Keys()
        self.recorded = []
        self.host = f"127.0.0.1:{self.server_port}"

    def coinbase(self, method, path, headers, body):
        token = headers["authorization"].removeprefix("Bearer ")
        header = jwt.get_unverified_header(token)
        key = self.keys.api if header["alg"] == "ES256" else self.keys.edwards
        claims = jwt.decode(token, key.public_key(), algorithms=[header["alg"]], options={"verify_aud": False})
        uri = f"{method} {self.host}{path.split('?')[0]}"
        require(claims["uris"] == [uri], f"uris {claims['uris']} are not {uri}")
        record = {"bearer": sorted(claims), "header": sorted(header), "alg": header["alg"]}
        if method != "GET":
            proof = jwt.decode(headers["x-wallet-auth"], self.keys.wallet.public_key(), algorithms=["ES256"])
            require(proof["uris"] == [uri], "the wallet's uris")
            sent = json.loads(body)
            told = hashlib.sha256(json.dumps(sent, separators=(",", ":"), sort_keys=True).encode()).hexdigest()
            require(proof.get("reqHash") == told, "reqHash")
            record["wallet"] = sorted(proof)
            if headers["user-agent"] == "lucid":
                require(hashlib.sha256(body).hexdigest() == told, "reqHash is not of the very bytes")
        return record

    def privy(self, method, path, headers, body):
        pair = base64.b64encode(b"app1:secret1").decode()
        require(headers["authorization"] == f"Basic {pair}", "basic")
        require(headers["privy-app-id"] == "app1", "app id")
        record = {"names": sorted(name for name in headers if name.startswith("privy-") and name != "privy-client")}
        if method == "POST":
            covered = {name: headers[name] for name in
                       ("privy-app-id", "privy-idempotency-key", "privy-request-expiry") if name in headers}
            payload = format_request_for_authorization_signature(WalletAPIRequestSignatureInput(
                method=method, url=f"http://{self.host}{path}", body=json.loads(body), headers=covered))
            for signature in headers["privy-authorization-signature"].split(","):
                self.keys.owner.public_key().verify(
                    base64.b64decode(signature), payload, ec.ECDSA(hashes.SHA256()))
            if "privy-request-expiry" in headers:
                require(int(headers["privy-request-expiry"]) > time.time() * 1000, "expired")
        return record

    def answer(self, path, body):
        if path.endswith("/v2/evm/accounts"):
            return {"address": ACCOUNT.address, "name": body.get("name"), "policies": [],
                    "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}
        if path.endswith("/sign/message"):
            return {"signature": signed(encode_defunct(text=body["message"]))}
        if path.endswith("/sign"):
            return {"signature": "0x" + ACCOUNT.unsafe_sign_hash(HexBytes(body["hash"])).signature.hex()}
        if path.endswith("/sign/typed-data"):
            return {"signature": signed(encode_typed_data(full_message=body))}
        if path.endswith("/sign/transaction"):
            return {"signedTransaction": resigned(body["transaction"])}
        if path.endswith("/rpc"):
            return {"method": body["method"], "data": self.rpc(body["method"], body["params"])}
        if "/v1/wallets/" in path:
            return {"id": "w1", "address": ACCOUNT.address, "chain_type": "ethereum"}
        raise Wrong("no such endpoint " + path)

    def rpc(self, method, params):
        if method == "personal_sign":
            text = params["message"]
            message = encode_defunct(hexstr=text) if params["encoding"] == "hex" else encode_defunct(text=text)
            return {"encoding": "hex", "signature": signed(message)}
        if method == "eth_signTypedData_v4":
            data = dict(params["typed_data"])
            data["primaryType"] = data.pop("primary_type")
            return {"encoding": "hex", "signature": signed(encode_typed_data(full_message=data))}
        if method == "eth_signTransaction":
            names = {"chain_id": "chainId", "gas_limit": "gas", "max_fee_per_gas": "maxFeePerGas",
                     "max_priority_fee_per_gas": "maxPriorityFeePerGas"}
            fields = {names.get(key, key): value for key, value in params["transaction"].items()}
            return {"encoding": "rlp", "signed_transaction":
                    "0x" + ACCOUNT.sign_transaction(fields).raw_transaction.hex()}
        raise Wrong("no such method " + method)


def signed(message):
    return "0x" + ACCOUNT.sign_message(message).signature.hex()


def resigned(text):
    """Signs an unsigned transaction, with or without three empty fields where the signature goes."""
    raw = HexBytes(text)
    fields = rlp.decode(bytes(raw[1:]))[:9]
    names = ["chainId", "nonce", "maxPriorityFeePerGas", "maxFeePerGas", "gas"]
    transaction = {name: int.from_bytes(value, "big") for name, value in zip(names, fields)}
    transaction |= {"type": 2, "to": "0x" + fields[5].hex(), "value": int.from_bytes(fields[6], "big"),
                    "data": "0x" + fields[7].hex()}
    transaction["to"] = to_checksum_address(transaction["to"])
    return "0x" + ACCOUNT.sign_transaction(transaction).raw_transaction.hex()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.path == "/recorded":
            return self.send(200, self.server.recorded)
        self.serve("GET")

    def do_POST(self):
        self.serve("POST")

    def serve(self, method):
        server = self.server
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            check = server.coinbase if self.path.startswith("/platform/") else server.privy
            record = check(method, self.path, headers, body)
            sent = json.loads(body) if body else None
            answer = server.answer(self.path, sent)
            who = "lucid" if headers["user-agent"] == "lucid" else "official"
            if sent and "transaction" in sent:
                # The package leaves three empty fields where the signature goes, we leave none: both sign to this.
                record["signed"] = resigned(sent["transaction"])
            server.recorded.append({"who": who, "method": method, "path": self.path, "body": sent, **record})
            self.send(201 if self.path.endswith("/accounts") else 200, answer)
        except Exception as error:
            self.send(401, {"error": f"{type(error).__name__}: {error}", "errorMessage": str(error)})

    def send(self, status, answer):
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


async def coinbase(url, keys):
    from cdp import CdpClient
    from cdp.openapi_client.models.eip712_domain import EIP712Domain
    from cdp.openapi_client.models.sign_evm_message_request import SignEvmMessageRequest

    for secret in (keys.pem(), keys.edwards_text()):
        async with CdpClient(api_key_id="key-1", api_key_secret=secret, wallet_secret=p256_base64(keys.wallet),
                             base_path=url + "/platform") as client:
            account = await client.evm.create_account(name="till-1")
            # The package's own sign_message sends the bytes in hex, as text; its generated client sends what it is given.
            await client.api_clients.evm_accounts.sign_evm_message(
                address=account.address, sign_evm_message_request=SignEvmMessageRequest(message="gm"))
            await account.unsafe_sign_hash(HexBytes(_hash_eip191_message(encode_defunct(b"\xff\x00"))))
            await account.sign_typed_data(
                EIP712Domain(name="Ether Mail", version="1", chain_id=1,
                             verifying_contract=MAIL["domain"]["verifyingContract"]),
                MAIL["types"], "Mail", MAIL["message"])
            try:
                await account.sign_transaction(dict(TRANSACTION))
            except Exception:
                pass  # it reads the signature from the wrong place; the request is what counts


def privy(url, keys):
    from privy.lib.authorization import AuthorizationContext
    from privy.lib.client import PrivyClient
    from privy.lib.request_options import PrivyRequestOptions

    client = PrivyClient(app_id="app1", app_secret="secret1", base_url=url)
    options = PrivyRequestOptions(authorization_context=AuthorizationContext(
        authorization_private_keys=[p256_base64(keys.owner)]))
    ethereum = client.wallets.ethereum
    call = {"idempotency_key": "k1", "request_options": options}
    ethereum.sign_message("w1", "gm", **call)
    ethereum.sign_message("w1", b"\xff\x00", **call)
    typed = {name: value for name, value in MAIL.items() if name != "primaryType"} | {"primary_type": "Mail"}
    ethereum.sign_typed_data("w1", params={"typed_data": typed}, **call)
    ethereum.sign_transaction("w1", params={"transaction": {
        "type": 2, "chain_id": "0x2105", "nonce": "0x7", "to": TRANSACTION["to"], "value": "0x3e8",
        "gas_limit": "0x5208", "max_fee_per_gas": "0x77359400", "max_priority_fee_per_gas": "0xf4240",
        "data": "0x010203"}}, **call)


def main():
    server = Server()
    url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asyncio.run(coinbase(url, server.keys))
    privy(url, server.keys)
    keys = server.keys
    print(json.dumps({
        "url": url, "address": ACCOUNT.address, "mail": MAIL, "transaction": TRANSACTION,
        "coinbase": {"es256": keys.pem(), "edDSA": keys.edwards_text(), "wallet": p256_base64(keys.wallet)},
        "privy": {"owner": p256_base64(keys.owner)}}), flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
