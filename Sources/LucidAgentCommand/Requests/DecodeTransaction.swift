// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
package import LucidJSON
import LucidSigning

/// What a transaction says and who signed it.
package struct DecodeTransaction: RequestKind {
    package let keys = ["raw"]

    package init() {}

    package func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        guard let raw = Hex.decode(try request.text("raw"), prefix: .required) else {
            throw RequestError(.invalidValue, at: "raw", "must be 0x and an even number of hex digits")
        }
        return try RequestError.located(at: "raw") { () throws(SigningError) in
            try DecodedTransaction(decoding: raw).json
        }
    }
}
