// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
package import LucidJSON
import LucidSigning

/// The digest that a signature of a message covers.
package struct HashMessage: RequestKind {
    package let keys = ["message", "encoding"]

    package init() {}

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        ["digest": .bytes(try request.message().digest)]
    }
}

/// The digest that a signature of typed data covers, and what it is made of.
package struct HashTypedData: RequestKind {
    package let keys = ["typed_data"]

    package init() {}

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        let typedData = try request.typedData()
        return [
            "digest": .bytes(typedData.digest),
            "domain_separator": .bytes(typedData.domainSeparator),
            "struct_hash": .bytes(typedData.structHash),
            "encoded_type": .string(typedData.encodedType),
        ]
    }
}

/// The digest that a signature of a transaction covers, and the bytes it is the digest of.
package struct HashTransaction: RequestKind {
    package let keys = ["transaction"]

    package init() {}

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        let transaction = try request.transaction()
        return [
            "digest": .bytes(transaction.signingDigest),
            "unsigned": .bytes(transaction.unsignedBytes),
        ]
    }
}

/// The digest that a signature of an authorization covers (EIP-7702).
package struct HashAuthorization: RequestKind {
    package let keys = ["authorization"]

    package init() {}

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        ["digest": .bytes(try request.authorization().signingDigest)]
    }
}

extension JSONValue {
    /// Lower-case hex with 0x.
    static func bytes(_ bytes: [UInt8]) -> JSONValue { .string(Hex.encode(bytes, prefix: true)) }
}
