// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
package import LucidJSON
import LucidSigning

/// The words between a remote signer and those who ask it; the article Remote Signers describes them.
package enum SignerProtocol {
    /// Tells who signs.
    package static let walletPath = "/v1/wallet"
    /// Signs.
    package static let signPath = "/v1/sign"
    /// The most bytes of a request or an answer.
    package static let maximumBytes = 4 << 20

    /// A request's members.
    package static func json(_ request: WalletRequest) -> JSONObject {
        var object = JSONObject()
        switch request.payload {
        case .message(.text(let text)): object["message"] = .string(text)
        case .message(.bytes(let bytes)):
            object["message"] = .string(Hex.encode(bytes, prefix: true))
            object["encoding"] = "hex"
        case .typedData(let typedData): object["typed_data"] = .object(typedData.json)
        case .transaction(let transaction, let chain):
            object["transaction"] = .object(transaction.json)
            object["chain"] = .string(chain.description)
        case .authorization(let authorization): object["authorization"] = .object(authorization.json)
        }
        object["signer"] = request.signer.map { .string($0.description) }
        object["idempotency_key"] = request.idempotencyKey.map { .string($0) }
        if !request.authorizationContext.isEmpty {
            var context = JSONObject()
            for (key, value) in request.authorizationContext.sorted(by: { $0.key < $1.key }) { context[key] = value }
            object["context"] = .object(context)
        }
        return object
    }

    /// Reads a request; its purpose is ``WalletRequest/Purpose/remote``.
    /// - Throws: ``WalletError`` with code ``WalletError/Code/invalidRequest`` and the place.
    package static func request(_ json: JSONValue) throws(WalletError) -> WalletRequest {
        guard let object = json.objectValue else { throw invalid("", "a request is an object") }
        let known = [
            "message", "encoding", "typed_data", "transaction", "chain", "authorization", "signer", "idempotency_key",
            "context",
        ]
        for key in object.keys where !known.contains(key) { throw invalid(PolicyText.shown(key), "unknown member") }
        var request = WalletRequest(try payload(object))
        request.purpose = .remote
        request.signer = try text("signer", object).map { text throws(WalletError) in
            try read("signer") { () throws(SigningError) in try Address(text) }
        }
        request.idempotencyKey = try text("idempotency_key", object)
        for (key, value) in object["context"]?.objectValue ?? [:] { request.authorizationContext[key] = value }
        return request
    }

    private static func payload(_ object: JSONObject) throws(WalletError) -> WalletRequest.Payload {
        let kinds = ["message", "typed_data", "transaction", "authorization"].filter { object[$0] != nil }
        guard kinds.count == 1, let kind = kinds.first, let value = object[kind] else {
            throw invalid("", "one of message, typed_data, transaction and authorization is needed")
        }
        switch kind {
        case "message":
            guard let text = value.stringValue else { throw invalid("message", "text is needed") }
            guard try encoding(object) == "hex" else { return .message(.text(text)) }
            return .message(try read("message") { () throws(SigningError) in try PersonalMessage(hex: text) })
        case "typed_data":
            return .typedData(try read(kind) { () throws(SigningError) in try TypedData(json: value) })
        case "transaction":
            let transaction = try read(kind) { () throws(SigningError) in try Transaction(json: value) }
            guard let chain = try text("chain", object) else { throw invalid("chain", "it is missing") }
            return .transaction(
                transaction, chain: try read("chain") { () throws(SigningError) in try ChainID(chain) })
        default:
            return .authorization(try read(kind) { () throws(SigningError) in try Authorization(json: value) })
        }
    }

    private static func encoding(_ object: JSONObject) throws(WalletError) -> String {
        let encoding = try text("encoding", object) ?? "utf-8"
        guard ["utf-8", "hex"].contains(encoding) else { throw invalid("encoding", "utf-8 or hex is needed") }
        return encoding
    }

    /// The members of an answer.
    package static func json(_ signature: WalletSignature, digest: [UInt8]) -> JSONObject {
        var object: JSONObject = [
            "address": .string(signature.address.description), "signature": .string(signature.hex),
            "digest": .string(Hex.encode(digest, prefix: true)),
        ]
        if let transaction = signature.signedTransaction {
            object["raw"] = .string(Hex.encode(transaction.raw, prefix: true))
            object["hash"] = .string(Hex.encode(transaction.hash, prefix: true))
        }
        if let authorization = signature.signedAuthorization { object["authorization"] = .object(authorization.json) }
        return object
    }

    private static func text(_ name: String, _ object: JSONObject) throws(WalletError) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.stringValue, text.utf8.count <= 1_024 else { throw invalid(name, "text is needed") }
        return text
    }

    private static func read<Value>(
        _ name: String, _ step: () throws(SigningError) -> Value
    ) throws(WalletError) -> Value {
        do { return try step() } catch { throw invalid(name, error.message) }
    }

    private static func invalid(_ path: String, _ detail: String) -> WalletError {
        WalletError(.invalidRequest, message: path.isEmpty ? detail : "\(path): \(detail)")
    }
}
