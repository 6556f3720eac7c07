// SPDX-License-Identifier: Apache-2.0

/// The body of a request or an answer: bytes at hand, or chunks that arrive over time.
public struct HTTPBody: AsyncSequence, Sendable {
    /// A chunk of the body.
    public typealias Element = [UInt8]

    private enum Storage: Sendable {
        case bytes([UInt8])
        case stream(length: Int64?, @Sendable () -> AnyChunkIterator)
    }

    private let storage: Storage

    /// A body whose bytes are at hand.
    ///
    /// It can be sent again.
    public init(_ bytes: [UInt8]) { storage = .bytes(bytes) }

    /// A body whose bytes are the UTF-8 form of `text`.
    ///
    /// It can be sent again.
    public init(_ text: String) { storage = .bytes(Array(text.utf8)) }

    /// A body that arrives over time and can be read once.
    ///
    /// - Parameters:
    ///   - length: The number of bytes, if known.
    ///   - next: Gives the next chunk, nil at the end.
    public init(length: Int64? = nil, next: @escaping @Sendable () async throws -> [UInt8]?) {
        storage = .stream(length: length) { AnyChunkIterator(next: next) }
    }

    /// The bytes, if they are at hand.
    public var bytes: [UInt8]? {
        if case .bytes(let bytes) = storage { bytes } else { nil }
    }

    /// The number of bytes, if known.
    public var length: Int64? {
        switch storage {
        case .bytes(let bytes): Int64(bytes.count)
        case .stream(let length, _): length
        }
    }

    /// Gathers the whole body.
    ///
    /// - Throws: ``TransportError`` with ``TransportError/Code/responseTooLarge`` beyond `limit` bytes, or what the
    ///   stream throws.
    public func collect(upTo limit: Int) async throws -> [UInt8] {
        if let bytes {
            guard bytes.count <= limit else { throw TransportError.tooLarge(limit: limit) }
            return bytes
        }
        var result: [UInt8] = []
        for try await chunk in self {
            guard result.count + chunk.count <= limit else { throw TransportError.tooLarge(limit: limit) }
            result.append(contentsOf: chunk)
        }
        return result
    }

    /// Iterates over the chunks.
    public func makeAsyncIterator() -> AsyncIterator {
        switch storage {
        case .bytes(let bytes):
            AsyncIterator(state: .bytes(bytes.isEmpty ? nil : bytes))
        case .stream(_, let make):
            AsyncIterator(state: .stream(make()))
        }
    }

    /// The iterator over chunks.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate enum State {
            case bytes([UInt8]?)
            case stream(AnyChunkIterator)
        }

        fileprivate var state: State

        /// The next chunk, nil at the end.
        public mutating func next() async throws -> [UInt8]? {
            switch state {
            case .bytes(let bytes):
                state = .bytes(nil)
                return bytes
            case .stream(let iterator):
                return try await iterator.next()
            }
        }
    }

    fileprivate struct AnyChunkIterator: Sendable {
        let next: @Sendable () async throws -> [UInt8]?
    }
}
