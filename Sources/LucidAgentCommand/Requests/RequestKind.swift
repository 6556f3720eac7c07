// SPDX-License-Identifier: Apache-2.0
package import LucidJSON

/// One kind of request that the program answers: a pure function from a JSON object to a JSON object.
package protocol RequestKind {
    /// The keys that a request may have beside `id`.
    var keys: [String] { get }

    /// The members of the answer, without `id`.
    func answer(_ request: RequestFields) throws(RequestError) -> JSONObject
}

extension RequestKind {
    /// The members of the answer to a request, without `id`.
    package func answer(_ request: JSONValue) throws(RequestError) -> JSONObject {
        try answer(RequestFields(request, keys: keys))
    }
}
