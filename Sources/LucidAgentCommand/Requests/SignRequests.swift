// SPDX-License-Identifier: Apache-2.0
package import LucidJSON
import LucidSigning
import LucidWallet

/// Signs a message by EIP-191.
package struct SignMessage: RequestKind {
    package let keys = ["message", "encoding"]
    private let key: SigningKey

    /// Signs with `key`, which is not opened before a request is found to be sound.
    package init(key: SigningKey) { self.key = key }

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        let message = try request.message()
        return try key.answer(.message(message), digest: message.digest).members
    }
}

/// Signs typed data by EIP-712.
package struct SignTypedData: RequestKind {
    package let keys = ["typed_data"]
    private let key: SigningKey

    /// Signs with `key`, which is not opened before a request is found to be sound.
    package init(key: SigningKey) { self.key = key }

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        let typedData = try request.typedData()
        return try key.answer(.typedData(typedData), digest: typedData.digest).members
    }
}

/// Signs a transaction and gives the bytes to send.
package struct SignTransaction: RequestKind {
    package let keys = ["transaction"]
    private let key: SigningKey
    private let allowingReplay: Bool

    /// Signs with `key`, which is not opened before a request is found to be sound.
    package init(key: SigningKey, allowingReplay: Bool = false) {
        self.key = key
        self.allowingReplay = allowingReplay
    }

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        let transaction = try request.transaction()
        let key = try key.opened(for: .transaction(transaction, chain: .eip155(transaction.chainID ?? 0)))
        let signed = try RequestError.located(at: "transaction") { () throws(SigningError) in
            try transaction.signed(with: key, allowingReplay: allowingReplay)
        }
        var answer = SignedDigest(
            address: key.address, signature: signed.signature, digest: transaction.signingDigest
        ).members
        answer["raw"] = .bytes(signed.raw)
        answer["hash"] = .bytes(signed.hash)
        return answer
    }
}

/// Signs an authorization by EIP-7702.
package struct SignAuthorization: RequestKind {
    package let keys = ["authorization"]
    private let key: SigningKey
    private let allowingEveryChain: Bool

    /// Signs with `key`, which is not opened before a request is found to be sound.
    package init(key: SigningKey, allowingEveryChain: Bool = false) {
        self.key = key
        self.allowingEveryChain = allowingEveryChain
    }

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        let authorization = try request.authorization()
        let key = try key.opened(for: .authorization(authorization))
        let (signed, signature) = try RequestError.located(at: "authorization") { () throws(SigningError) in
            let signed = try key.sign(authorization: authorization, allowingEveryChain: allowingEveryChain)
            return (signed, try signed.signature)
        }
        var answer = SignedDigest(
            address: key.address, signature: signature, digest: authorization.signingDigest
        ).members
        answer["authorization"] = .object(signed.json)
        return answer
    }
}

/// What every answer of `sign` has.
struct SignedDigest {
    let address: Address
    let signature: Signature
    let digest: [UInt8]

    var members: JSONObject {
        ["address": .string(address.description), "signature": .string(signature.hex), "digest": .bytes(digest)]
    }
}

extension SigningKey {
    fileprivate func answer(
        _ payload: WalletRequest.Payload, digest: [UInt8]
    ) throws(RequestError) -> SignedDigest {
        let key = try opened(for: payload)
        let signature = try RequestError.located(at: "") { () throws(SigningError) in try key.sign(digest: digest) }
        return SignedDigest(address: key.address, signature: signature, digest: digest)
    }
}
