# SPDX-License-Identifier: Apache-2.0
"""A shop that sells for tokens: its 402s, its checks and its settlements are those of the package x402, on a chain of ours.

    python shop.py PLACE

PLACE is what Tests/Chain/Node/node.py prints. The shop makes the token, gives all of it to a buyer, and prints one line:
{"url", "payTo", "coin", "buyer", "node"}, the buyer being a private key. GET /two and /one sell by version 2 and 1; /broken takes the first payment and answers 500, and tells of
it later; /greedy wants another payment after the first; /dear wants more than anybody should pay; /other wants another
token. GET /settled gives what was settled.
"""
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from eth_abi import encode
from eth_account import Account
from web3 import Web3
from x402.http.utils import (
    decode_payment_signature_header, encode_payment_required_header, encode_payment_response_header,
)
from x402.mechanisms.evm.exact.facilitator import ExactEvmScheme
from x402.mechanisms.evm.exact.v1.facilitator import ExactEvmSchemeV1
from x402.mechanisms.evm.signers import FacilitatorWeb3Signer
from x402.schemas import PaymentRequired, PaymentRequirements, ResourceInfo
from x402.schemas.v1 import PaymentRequiredV1, PaymentRequirementsV1

DOMAIN = {"name": "Test Coin", "version": "2"}


class Shop(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, node, key, coin):
        super().__init__(("127.0.0.1", 0), Handler)
        self.signer = FacilitatorWeb3Signer(private_key=key, rpc_url=node)
        self.two, self.one = ExactEvmScheme(self.signer), ExactEvmSchemeV1(self.signer)
        self.coin = coin
        self.settled = []
        self.lock = threading.Lock()

    def required(self, path):
        url = f"http://127.0.0.1:{self.server_port}{path}"
        amount = "1000000" if path == "/dear" else "25"
        asset = "0x3535353535353535353535353535353535353535" if path == "/other" else self.coin
        shared = {"scheme": "exact", "asset": asset, "payTo": self.signer.address, "maxTimeoutSeconds": 120,
                  "extra": DOMAIN}
        if path == "/one":
            offer = {"network": "base", "maxAmountRequired": amount, "resource": url, "description": "x",
                     "mimeType": "text/plain"}
            return PaymentRequiredV1(accepts=[PaymentRequirementsV1.model_validate(shared | offer)])
        offer = PaymentRequirements.model_validate(shared | {"network": "eip155:8453", "amount": amount})
        return PaymentRequired(accepts=[offer], resource=ResourceInfo(url=url))

    def settle(self, path, text):
        """Checks and settles a payment as the package does; gives its answer and whether it is the first time."""
        payload = decode_payment_signature_header(text)
        offer = self.required(path).accepts[0]
        nonce = payload.payload["authorization"]["nonce"]
        with self.lock:
            if any(entry["nonce"] == nonce for entry in self.settled):
                return None, False
            facilitator = self.one if path == "/one" else self.two
            verdict = facilitator.verify(payload, offer)
            if not verdict.is_valid:
                raise ValueError(f"{verdict.invalid_reason} {verdict.invalid_message or ''}")
            answer = facilitator.settle(payload, offer)
            if not answer.success:
                raise ValueError(f"not settled: {answer.error_reason}")
            self.settled.append({"path": path, "nonce": nonce, "transaction": answer.transaction})
            return answer, True


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        shop, path = self.server, self.path
        if path == "/settled":
            return self.send(200, shop.settled)
        name = "X-PAYMENT" if path == "/one" else "PAYMENT-SIGNATURE"
        text = self.headers.get(name)
        if not text or path in ("/dear", "/other"):
            return self.ask(path)
        try:
            answer, is_first = shop.settle(path, text)
        except Exception as error:
            return self.send(400, {"error": str(error)})
        if path == "/broken" and is_first:
            return self.send(500, {"error": "the shelf fell over"})
        if path == "/greedy":
            return self.ask(path)
        fields = {}
        if answer:
            fields["X-PAYMENT-RESPONSE" if path == "/one" else "PAYMENT-RESPONSE"] = \
                encode_payment_response_header(answer)
        self.send(200, {"sold": path}, fields)

    def ask(self, path):
        required = self.server.required(path)
        if path == "/one":
            return self.send(402, json.loads(required.model_dump_json(by_alias=True, exclude_none=True)))
        self.send(402, {}, {"PAYMENT-REQUIRED": encode_payment_required_header(required)})

    def send(self, status, answer, fields=None):
        content = json.dumps(answer).encode()
        self.send_response(status)
        for name, value in (fields or {}).items():
            self.send_header(name, value)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def create(place, buyer):
    """Makes the token, all of it for the buyer."""
    web3 = Web3(Web3.HTTPProvider(place["url"]))
    maker = Account.from_key(place["keys"][1])
    code = bytes.fromhex(place["contracts"]["Coin"][2:]) + encode(
        ["uint256", "address", "uint256"], [8453, buyer.address, 10_000])
    signed = maker.sign_transaction({
        "chainId": web3.eth.chain_id, "nonce": web3.eth.get_transaction_count(maker.address), "gas": 3_000_000,
        "gasPrice": 10**10, "value": 0, "data": code})
    receipt = web3.eth.wait_for_transaction_receipt(web3.eth.send_raw_transaction(signed.raw_transaction))
    return receipt["contractAddress"]


def main():
    place = json.loads(sys.argv[1])
    buyer = Account.create()
    coin = create(place, buyer)
    shop = Shop(place["url"], place["keys"][2], coin)
    print(json.dumps({"url": f"http://127.0.0.1:{shop.server_port}", "payTo": shop.signer.address, "coin": coin,
                      "buyer": "0x" + bytes(buyer.key).hex(), "node": place["url"]}), flush=True)
    shop.serve_forever()


if __name__ == "__main__":
    main()
