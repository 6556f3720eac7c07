// SPDX-License-Identifier: Apache-2.0
package import LucidJSON

/// Answers lines of JSON with lines of JSON.
///
/// Every line gets exactly one answer, whatever is in it.
package struct CoProcess {
    private let kind: any RequestKind

    /// Answers requests of one kind.
    package init(_ kind: any RequestKind) { self.kind = kind }

    /// The answer to one line, without a line feed.
    package func answer(_ line: LineSplitter.Line, number: Int) -> [UInt8] {
        var id = JSONValue.null
        do throws(RequestError) {
            let request = try Self.request(line, number: number)
            id = try Self.id(of: request)
            return Self.answer(id, try kind.answer(request))
        } catch {
            let words: JSONObject = ["code": .string(error.code.description), "message": .string(error.message)]
            return Self.answer(id, ["error": .object(words)])
        }
    }

    /// The members of an answer behind its `id`.
    package static func object(_ id: JSONValue, _ members: JSONObject) -> JSONValue {
        var object: JSONObject = ["id": id]
        for member in members { object.append(key: member.key, value: member.value) }
        return .object(object)
    }

    private static func answer(_ id: JSONValue, _ members: JSONObject) -> [UInt8] {
        object(id, members).serialized()
    }

    private static func request(_ line: LineSplitter.Line, number: Int) throws(RequestError) -> JSONValue {
        switch line {
        case .tooLong(let length):
            throw RequestError(.invalidRequest, at: "line \(number)", "\(length) bytes are more than a line may have")
        case .bytes(let bytes):
            do throws(JSONError) {
                return try JSONValue(parsing: bytes)
            } catch {
                throw RequestError(
                    .invalidJSON, at: "line \(number), column \(error.column)", error.message, underlying: error)
            }
        }
    }

    private static func id(of request: JSONValue) throws(RequestError) -> JSONValue {
        switch request["id"] {
        case nil, .null: return .null
        case let id?:
            guard id.stringValue != nil || id.numberValue != nil else {
                throw RequestError(.invalidRequest, at: "id", "must be a string or a number, not \(id.kind)")
            }
            return id
        }
    }
}
