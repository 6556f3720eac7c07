// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Cuts a stream of bytes, which comes in any pieces, into lines.
///
/// A line longer than the limit is dropped as it comes, so memory stays bounded, and is told as ``Line/tooLong(_:)``
/// in its place.
package struct LineSplitter {
    /// One line, without its line feed.
    package enum Line: Equatable, Sendable {
        /// The bytes of the line.
        case bytes([UInt8])
        /// The line had this many bytes, more than the limit.
        case tooLong(Int)
    }

    private let limit: Int
    private var buffer: [UInt8] = []
    /// Where the current line begins in the buffer.
    private var start = 0
    /// No line feed is before this place and after `start`.
    private var scanned = 0
    /// Bytes of the current line that were dropped, because it is too long.
    private var dropped = 0

    /// Creates a splitter for lines of at most `limit` bytes, line feed not counted.
    package init(limit: Int = 4 << 20) {
        precondition(limit > 0, "a line must be allowed at least one byte")
        self.limit = limit
    }

    /// The bytes that were taken in and belong to no line given out yet.
    package var backlog: Int { buffer.count - start }

    /// Takes in the next piece of the stream.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if start == buffer.count {
            buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
            (start, scanned) = (0, 0)
        } else if start >= 64 << 10, start >= buffer.count / 2 {
            buffer.removeSubrange(..<start)
            (start, scanned) = (0, scanned - start)
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next complete line, or nil if more bytes are needed.
    package mutating func next() -> Line? {
        if let end = nextLineFeed() {
            defer {
                start = end + 1
                scanned = start
                dropped = 0
            }
            let length = dropped + end - start
            return length > limit ? .tooLong(length) : .bytes(Array(buffer[start..<end]))
        }
        scanned = buffer.count
        if buffer.count - start > limit {
            dropped += buffer.count - start
            buffer.removeAll()
            (start, scanned) = (0, 0)
        }
        return nil
    }

    /// The last line, if the stream ended without a line feed.
    ///
    /// Call it when ``next()`` gives nil.
    package mutating func finish() -> Line? {
        let length = dropped + buffer.count - start
        guard length > 0 else { return nil }
        let rest = Array(buffer[start...])
        buffer.removeAll()
        (start, scanned, dropped) = (0, 0, 0)
        return length > limit ? .tooLong(length) : .bytes(rest)
    }

    private func nextLineFeed() -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, scanned < bytes.count,
                let found = memchr(base + scanned, 0x0A, bytes.count - scanned)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
