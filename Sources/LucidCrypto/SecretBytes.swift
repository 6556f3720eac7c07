// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Secret bytes that are wiped when the last reference goes away.
///
/// Up to 64 bytes lie in locked memory (``SecretMemory``), more on the heap. They cannot be printed, dumped or encoded,
/// and compare in constant time. Copies of the value share the memory. What the caller made the secret from is the
/// caller's to wipe.
public struct SecretBytes: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private final class Storage: @unchecked Sendable {  // written once, before it is shared
        let bytes: UnsafeMutableRawBufferPointer
        private let slot: SecretPool.Slot?

        /// Zeros.
        init(count: Int) {
            if count <= SecretPool.slotCount {
                let slot = SecretPool.shared.take()
                bytes = UnsafeMutableRawBufferPointer(start: slot.start, count: count)
                self.slot = slot
            } else {
                bytes = .allocate(byteCount: count, alignment: 16)
                slot = nil
                bytes.initializeMemory(as: UInt8.self, repeating: 0)
            }
        }

        deinit {
            if let slot {
                SecretPool.shared.give(back: slot)
            } else {
                OPENSSL_cleanse(bytes.baseAddress, bytes.count)
                bytes.deallocate()
            }
        }
    }

    private let storage: Storage

    /// Copies `bytes`.
    public init(copying bytes: some Collection<UInt8>) {
        storage = Storage(count: bytes.count)
        let target = storage.bytes
        let isCopied: Void? = bytes.withContiguousStorageIfAvailable {
            target.copyMemory(from: UnsafeRawBufferPointer($0))
        }
        if isCopied == nil { target.copyBytes(from: bytes) }
    }

    /// Makes `count` bytes of zeros and lets `fill` write to them in place.
    public init<Failure: Error>(
        count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        storage = Storage(count: count)
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
