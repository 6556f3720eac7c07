// SPDX-License-Identifier: Apache-2.0
/// One value of a stream, on its way in.
enum StreamItem {
    static func decode<Value: Decodable>(_ bytes: [UInt8], of operation: String) throws(APIError) -> Value {
        try JSONReading.value(bytes, named: "an item") { unparsable(operation, $0, $1) }
    }

    /// What `read` gives, its failure named.
    static func reading<Value>(_ operation: String, _ read: () throws(LineSplitter.TooLarge) -> Value) throws(APIError)
        -> Value
    {
        do throws(LineSplitter.TooLarge) {
            return try read()
        } catch {
            throw unparsable(operation, "an item is larger than \(LineSplitter.limit) bytes")
        }
    }

    private static func unparsable(_ operation: String, _ text: String, _ underlying: (any Error)? = nil) -> APIError {
        APIError(
            .unparsableAnswer, operation: operation, message: "the server's stream cannot be read: \(text)",
            underlying: underlying)
    }
}

/// Values of a stream, on their way out, one at a time.
actor StreamWriter<Value> {
    private let read: () async throws -> Value?
    private let write: @Sendable (Value) throws -> [UInt8]

    init(
        _ make: @Sendable () -> () async throws -> Value?, write: @escaping @Sendable (Value) throws -> [UInt8]
    ) {
        read = make()
        self.write = write
    }

    func next() async throws -> [UInt8]? { try await read().map(write) }
}
