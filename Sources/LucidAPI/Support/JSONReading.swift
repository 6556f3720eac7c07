// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// Bytes of a server on their way to a value of the contract: a whole body, or one item of a stream.
enum JSONReading {
    /// The value that `bytes` are.
    ///
    /// - Parameters:
    ///   - what: What the bytes are, for a message.
    ///   - failure: Makes the error of what is wrong and its cause.
    static func value<Value: Decodable>(
        _ bytes: [UInt8], named what: String, failure: (String, (any Error)?) -> APIError
    ) throws(APIError) -> Value {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw failure("\(what) is not JSON", error)
        }
        do {
            return try json.decode()
        } catch let error as DecodingError {
            throw failure(error.summary, nil)
        } catch {
            throw failure("\(what) does not have the expected form", nil)
        }
    }
}
