// SPDX-License-Identifier: Apache-2.0
package import LucidJSON
import LucidSigning

/// Who signed a message.
package struct VerifyMessage: RequestKind {
    package let keys = ["message", "encoding", "signature", "address"]

    package init() {}

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        try Signer(request).answer(digest: request.message().digest)
    }
}

/// Who signed typed data.
package struct VerifyTypedData: RequestKind {
    package let keys = ["typed_data", "signature", "address"]

    package init() {}

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        try Signer(request).answer(digest: request.typedData().digest)
    }
}

/// Who signed an authorization (EIP-7702), and so which account it hands over.
package struct VerifyAuthorization: RequestKind {
    package let keys = ["authorization", "address"]

    package init() {}

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        let json = try request.value("authorization")
        let expected = try request.address()
        let authority = try RequestError.located(at: "authorization") { () throws(SigningError) in
            try SignedAuthorization(json: json).authority
        }
        return Signer.answer(authority, expected: expected)
    }
}

/// The claim to check: a signature, and perhaps the address it should be by.
private struct Signer {
    let signature: Signature
    let expected: Address?

    init(_ request: RequestFields) throws(RequestError) {
        signature = try request.signature()
        expected = try request.address()
    }

    func answer(digest: [UInt8]) throws(RequestError) -> JSONObject {
        let address = try RequestError.located(at: "signature") { () throws(SigningError) in
            try PublicKey.recover(digest: digest, signature: signature).address
        }
        return Self.answer(address, expected: expected)
    }

    static func answer(_ address: Address, expected: Address?) -> JSONObject {
        var answer: JSONObject = ["address": .string(address.description)]
        if let expected { answer["valid"] = .bool(expected == address) }
        return answer
    }
}
