// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct PrivyServer: ManagedServer {
    let clock = ManualClock()
    private let account = PrivateKeys.first
    private let owners = [P256.PrivateKey.generate(), P256.PrivateKey.generate()]

    func wallet(_ transport: any HTTPTransport) throws -> any WalletConnector {
        let keys = owners.map(\.base64DER)
        let marked = SecretBytes(copying: Array("wallet-auth:".utf8) + keys[1].withBytes { Array($0) })
        return try PrivyConnector(
            walletID: "w1",
            credentials: try PrivyCredentials(
                appID: "app1", secret: SecretBytes(copying: Array("hush".utf8)), authorizationKeys: [keys[0], marked]),
            transport: transport, serverURL: try ServerURL("https://privy.test"), clock: clock)
    }

    func check(_ exchange: FakeTransport.Exchange) throws {
        let request = exchange.request
        guard request.headerFields[.authorization] == "Basic " + Base64.encode(Array("app1:hush".utf8)),
            request.field("privy-app-id") == "app1"
        else { throw Refusal("not the app") }
        guard request.method == .post else { return }
        let now = Int(clock.wallNow().timeIntervalSince1970 * 1_000)
        guard let expiry = request.field("privy-request-expiry").flatMap({ Int($0) }), expiry > now,
            expiry <= now + 900_000
        else { throw Refusal("the request has expired") }
        guard let key = request.field("privy-idempotency-key"), (1...256).contains(key.utf8.count) else {
            throw Refusal("no idempotency key")
        }
        let payload: JSONValue = [
            "version": 1, "method": .string(request.method.rawValue),
            "url": .string("https://privy.test" + (request.path ?? "")), "body": try JSONValue(parsing: exchange.body),
            "headers": [
                "privy-app-id": "app1", "privy-idempotency-key": .string(key),
                "privy-request-expiry": .string("\(expiry)"),
            ],
        ]
        let message = try payload.canonical()
        let signatures = (request.field("privy-authorization-signature") ?? "").split(separator: ",").map(String.init)
        for owner in owners {
            guard signatures.contains(where: { owner.publicKey.isValid(der: Base64.decode($0) ?? [], for: message) })
            else { throw Refusal("an owner has not signed") }
        }
    }

    func answer(_ exchange: FakeTransport.Exchange) throws -> JSONValue {
        guard exchange.request.method == .post else {
            return ["id": "w1", "address": .string(account.address.description), "chain_type": "ethereum"]
        }
        guard exchange.request.path == "/v1/wallets/w1/rpc" else { throw Refusal("no such endpoint") }
        let body = try JSONValue(parsing: exchange.body)
        guard let params = body["params"] else { throw Refusal("no params") }
        switch body["method"]?.stringValue {
        case "personal_sign":
            let text = params["message"]?.stringValue ?? ""
            let message: PersonalMessage =
                params["encoding"] == "hex" ? .bytes(Hex.decode(text, prefix: .refused) ?? []) : .text(text)
            return signature(message.digest)
        case "eth_signTypedData_v4":
            guard params["typed_data"]?["types"]?["EIP712Domain"] != nil else { throw Refusal("no EIP712Domain") }
            guard var json = params["typed_data"]?.objectValue else { throw Refusal("no typed data") }
            json["primaryType"] = json["primary_type"]
            json["primary_type"] = nil
            return signature(try TypedData(json: .object(json)).digest)
        case "eth_signTransaction":
            let transaction = try Self.transaction(params["transaction"] ?? .null)
            let raw = Hex.encode(try transaction.signed(with: account).raw, prefix: true)
            return [
                "method": body["method"] ?? .null, "data": ["encoding": "rlp", "signed_transaction": .string(raw)],
            ]
        case "eth_sign7702Authorization":
            let authorization = Authorization(
                chainID: UInt256(quantity: params["chain_id"] ?? .null) ?? 0,
                address: try Address(params["contract"]?.stringValue ?? ""),
                nonce: UInt256(quantity: params["nonce"] ?? .null)?.uint64 ?? 0)
            var json = try account.sign(authorization: authorization).json
            json["y_parity"] = json["yParity"]
            return ["data": ["authorization": .object(json)]]
        default: throw Refusal("no such method")
        }
    }

    private static func transaction(_ json: JSONValue) throws -> Transaction {
        let names = [
            "type": "type", "nonce": "nonce", "value": "value", "gas_limit": "gas", "to": "to", "chain_id": "chainId",
            "data": "data", "max_fee_per_gas": "maxFeePerGas", "max_priority_fee_per_gas": "maxPriorityFeePerGas",
            "gas_price": "gasPrice",
        ]
        var object = JSONObject()
        for (key, value) in json.objectValue ?? [:] {
            guard let name = names[key] else { throw Refusal("unknown field \(key)") }
            object[name] = value
        }
        return try Transaction(json: .object(object))
    }

    private func signature(_ digest: [UInt8]) -> JSONValue {
        let text = (try? account.sign(digest: digest)).map { JSONValue.string($0.hex) } ?? .null
        return ["method": "personal_sign", "data": ["encoding": "hex", "signature": text]]
    }
}
