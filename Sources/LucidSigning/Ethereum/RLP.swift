// SPDX-License-Identifier: Apache-2.0

/// Recursive length prefix: the serialisation of Ethereum's execution layer.
///
/// Decoding is strict: there is exactly one encoding of every value, and nothing else is accepted.
public enum RLP: Hashable, Sendable {
    /// A string of bytes.
    case bytes([UInt8])
    /// A list of items.
    case list([RLP])

    /// How deep lists may be nested, both ways.
    public static let maximumDepth = 64

    /// An integer: its big-endian bytes without leading zeros, none for 0.
    public static func integer(_ value: UInt256) -> RLP { .bytes(value.minimalBytes) }

    /// Decodes one item that takes up all of `bytes`, at most `limit` of them.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for trailing bytes, a length past the end, a length in the long form
    /// that fits the short one or has leading zeros, a single byte below 0x80 with a prefix, and lists nested deeper
    /// than ``maximumDepth``.
    public init(decoding bytes: [UInt8], limit: Int = 1 << 20) throws(SigningError) {
        guard bytes.count <= limit else {
            throw SigningError(.refused, "\(bytes.count) bytes are more than the limit of \(limit)")
        }
        var reader = RLPReader(bytes)
        self = try reader.item(depth: 0)
        try reader.finish()
    }

    /// The encoding; nil if lists are nested deeper than ``maximumDepth``.
    public var encoded: [UInt8]? {
        var writer = RLPWriter()
        return writer.append(self, depth: 0) ? writer.bytes : nil
    }
}

extension RLPReader {
    fileprivate mutating func item(depth: Int) throws(SigningError) -> RLP {
        switch try next() {
        case .bytes(let range):
            return .bytes(Array(bytes[range]))
        case .list(var inner):
            guard depth < RLP.maximumDepth else {
                throw SigningError(.invalidValue, "lists are nested deeper than \(RLP.maximumDepth)")
            }
            var items: [RLP] = []
            while !inner.isAtEnd {
                do { items.append(try inner.item(depth: depth + 1)) } catch { throw error.within(index: items.count) }
            }
            return .list(items)
        }
    }
}

extension RLPWriter {
    fileprivate mutating func append(_ item: RLP, depth: Int) -> Bool {
        switch item {
        case .bytes(let content):
            append(content)
            return true
        case .list(let items):
            guard depth < RLP.maximumDepth else { return false }
            var isComplete = true
            list { writer in
                for item in items where isComplete { isComplete = writer.append(item, depth: depth + 1) }
            }
            return isComplete
        }
    }
}
