// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidConcurrency
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

struct TurnkeyServer: ManagedServer {
    let clock = ManualClock()
    /// What the next activities end as; completed if empty.
    let statuses = SharedTexts()
    private let account = PrivateKeys.first
    private let key = P256.PrivateKey.generate()

    func wallet(_ transport: any HTTPTransport) throws -> any WalletConnector {
        let text = key.rawRepresentation.withBytes { Hex.encode(Array($0)) }
        return try TurnkeyConnector(
            address: account.address,
            credentials: try TurnkeyCredentials(
                organizationID: "org1", apiKey: SecretBytes(copying: Array(text.utf8))), transport: transport,
            serverURL: try ServerURL("https://turnkey.test"), clock: clock)
    }

    func check(_ exchange: FakeTransport.Exchange) throws {
        guard let text = exchange.request.field("X-Stamp"), let bytes = Base64URL.decode(text),
            let stamp = try? JSONValue(parsing: bytes)
        else { throw Refusal("no stamp") }
        let compressed = Hex.encode([key.publicKey.y[31] & 1 == 0 ? 2 : 3] + key.publicKey.x)
        guard stamp["publicKey"]?.stringValue == compressed, stamp["scheme"] == "SIGNATURE_SCHEME_TK_API_P256",
            let der = Hex.decode(stamp["signature"]?.stringValue ?? "", prefix: .refused),
            key.publicKey.isValid(der: der, for: exchange.body)
        else { throw Refusal("the stamp is wrong") }
        let body = try JSONValue(parsing: exchange.body)
        let now = Int(clock.wallNow().timeIntervalSince1970 * 1_000)
        guard body["organizationId"] == "org1",
            let time = body["timestampMs"]?.stringValue.flatMap({ Int($0) }), abs(time - now) < 3_600_000
        else { throw Refusal("not this organization, or not now") }
    }

    func answer(_ exchange: FakeTransport.Exchange) throws -> JSONValue {
        let body = try JSONValue(parsing: exchange.body)
        guard let parameters = body["parameters"],
            parameters["signWith"]?.stringValue == account.address.description
        else { throw Refusal("no such key") }
        let status = statuses.value.withLock { $0.isEmpty ? "COMPLETED" : $0.removeFirst() }
        var activity: JSONObject = ["id": "act1", "status": .string("ACTIVITY_STATUS_\(status)")]
        guard status == "COMPLETED" else { return ["activity": .object(activity)] }
        switch (exchange.request.path, body["type"]?.stringValue) {
        case ("/public/v1/submit/sign_raw_payload", "ACTIVITY_TYPE_SIGN_RAW_PAYLOAD_V2"):
            guard parameters["encoding"] == "PAYLOAD_ENCODING_HEXADECIMAL",
                parameters["hashFunction"] == "HASH_FUNCTION_NO_OP",
                let digest = Hex.decode(parameters["payload"]?.stringValue ?? "", prefix: .refused)
            else { throw Refusal("no hash") }
            let signature = try account.sign(digest: digest)
            activity["result"] = [
                "signRawPayloadResult": [
                    "r": .string(Hex.encode(signature.r)), "s": .string(Hex.encode(signature.s)),
                    "v": signature.yParity == 0 ? "00" : "01",
                ]
            ]
        case ("/public/v1/submit/sign_transaction", "ACTIVITY_TYPE_SIGN_TRANSACTION_V2"):
            let raw = Hex.decode(parameters["unsignedTransaction"]?.stringValue ?? "", prefix: .refused) ?? []
            guard parameters["type"] == "TRANSACTION_TYPE_ETHEREUM",
                case .unsigned(let transaction) = try DecodedTransaction(decoding: raw)
            else { throw Refusal("no unsigned transaction") }
            activity["result"] = [
                "signTransactionResult": [
                    "signedTransaction": .string(Hex.encode(try transaction.signed(with: account).raw))
                ]
            ]
        default: throw Refusal("no such endpoint")
        }
        return ["activity": .object(activity)]
    }
}
