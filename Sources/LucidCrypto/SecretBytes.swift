// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Secret bytes in one heap allocation that is wiped when the last reference goes away.
///
/// They cannot be printed, dumped or encoded, and compare in constant time. Copies of the value share the
/// allocation. What the caller made the secret from is the caller's to wipe.
public struct SecretBytes: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private final class Storage: @unchecked Sendable {  // written once, before it is shared
        let bytes: UnsafeMutableRawBufferPointer

        init(count: Int) { bytes = .allocate(byteCount: count, alignment: 16) }

        deinit {
            OPENSSL_cleanse(bytes.baseAddress, bytes.count)
            bytes.deallocate()
        }
    }

    private let storage: Storage

    /// Copies `bytes`.
    public init(copying bytes: some Collection<UInt8>) {
        storage = Storage(count: bytes.count)
        storage.bytes.copyBytes(from: bytes)
    }

    /// Makes `count` bytes and lets `fill` write all of them in place.
    public init<Failure: Error>(
        count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        storage = Storage(count: count)
        OPENSSL_cleanse(storage.bytes.baseAddress, count)
        try fill(storage.bytes)
    }

    /// The number of bytes.
    public var count: Int { storage.bytes.count }

    /// Lends the bytes for the time of `body`.
    ///
    /// Do not let the pointer or a copy escape.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(storage.bytes))
    }

    /// Whether both hold the same bytes, in time that depends on the length only.
    public func constantTimeEquals(_ other: SecretBytes) -> Bool {
        count == other.count && CRYPTO_memcmp(storage.bytes.baseAddress, other.storage.bytes.baseAddress, count) == 0
    }

    /// A fixed mask.
    public var description: String { "<redacted>" }
    /// A fixed mask.
    public var debugDescription: String { "<redacted>" }
    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
