// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// The blobs that travel beside a transaction of type 3, with their commitments and proofs (EIP-4844, EIP-7594).
///
/// Sizes and counts are checked, and that the commitments have the transaction's versioned hashes. **The KZG
/// commitments and proofs themselves are not verified**: that they fit the blobs is up to who made them, and a node
/// refuses the transaction if they do not.
public struct BlobSidecar: Hashable, Sendable {
    /// The length of a blob in bytes: 4096 field elements of 32 bytes.
    public static let blobCount = 131_072
    /// The length of a KZG commitment and of a KZG proof in bytes.
    public static let pointCount = 48
    /// How many cell proofs a blob has by EIP-7594.
    public static let cellsPerBlob = 128

    /// The blobs, ``blobCount`` bytes each.
    public let blobs: [[UInt8]]
    /// The commitment to each blob, ``pointCount`` bytes each.
    public let commitments: [[UInt8]]
    /// One proof for each blob (EIP-4844), or ``cellsPerBlob`` for each (EIP-7594); ``pointCount`` bytes each.
    public let proofs: [[UInt8]]

    /// Joins the parts.
    ///
    /// The number of proofs says which form they have. Throws ``SigningError/Code/invalidValue`` if there is no blob, a
    /// part has another length, or the counts do not agree.
    public init(blobs: [[UInt8]], commitments: [[UInt8]], proofs: [[UInt8]]) throws(SigningError) {
        guard !blobs.isEmpty else { throw SigningError(.invalidValue, path: "blobs", "there is no blob") }
        try Self.check(blobs, "blobs", count: Self.blobCount)
        try Self.check(commitments, "commitments", count: Self.pointCount)
        try Self.check(proofs, "proofs", count: Self.pointCount)
        guard commitments.count == blobs.count else {
            throw SigningError(
                .invalidValue, path: "commitments", "there are \(commitments.count) for \(blobs.count) blobs")
        }
        guard proofs.count == blobs.count || proofs.count == blobs.count * Self.cellsPerBlob else {
            throw SigningError(
                .invalidValue, path: "proofs", "\(proofs.count) are neither 1 nor 128 for each of \(blobs.count) blobs")
        }
        self.blobs = blobs
        self.commitments = commitments
        self.proofs = proofs
    }

    /// Whether the proofs are those of cells, which is what nodes take since EIP-7594.
    public var hasCellProofs: Bool { proofs.count != blobs.count }

    /// What a transaction must have as its versioned hashes: for each commitment its SHA-256 with 0x01 as first byte.
    public var versionedHashes: [UInt256] { commitments.map(Self.versionedHash) }

    private static func versionedHash(_ commitment: [UInt8]) -> UInt256 {
        SHA256.hash(commitment).withUnsafeBytes { digest in
            let word = UInt256(loading: digest)
            return UInt256(bigEndianWords: word.w3 & (1 << 56 - 1) | 1 << 56, word.w2, word.w1, word.w0)
        }
    }

    private static func check(_ parts: [[UInt8]], _ name: String, count: Int) throws(SigningError) {
        for (index, part) in parts.enumerated() where part.count != count {
            throw SigningError(
                .invalidValue, path: "\(name)[\(index)]", "\(count) bytes are needed, not \(part.count)")
        }
    }
}

extension BlobSidecar {
    /// Refuses a transaction to which these blobs do not belong.
    func check(belongsTo body: Transaction.Body) throws(SigningError) {
        guard case .blob(let transaction) = body else {
            throw SigningError(.invalidRequest, path: "blobs", "only a transaction of type 3 has blobs")
        }
        let hashes = transaction.blobVersionedHashes
        guard hashes.count == blobs.count else {
            throw SigningError(
                .invalidValue, path: "blobs", "there are \(blobs.count) for \(hashes.count) versioned hashes")
        }
        for (index, commitment) in commitments.enumerated() where Self.versionedHash(commitment) != hashes[index] {
            throw SigningError(
                .invalidValue, path: "blobVersionedHashes[\(index)]", "it is not the hash of the blob's commitment")
        }
    }

    /// The items after the transaction: the version 1 if there are cell proofs, blobs, commitments and proofs.
    init(rlp reader: inout RLPReader) throws(SigningError) {
        let version: UInt64? = reader.nextIsList ? nil : try reader.integer64("wrapperVersion")
        if let version, version != 1 {
            throw SigningError(.unsupported, path: "wrapperVersion", "no form \(version) of the blobs is known")
        }
        try self.init(
            blobs: try reader.strings("blobs"), commitments: try reader.strings("commitments"),
            proofs: try reader.strings("proofs"))
        guard hasCellProofs == (version == 1) else {
            let expected = version == 1 ? Self.cellsPerBlob : 1
            throw SigningError(.invalidValue, path: "proofs", "this form has \(expected) for each blob")
        }
        try reader.finish()
    }

    /// The form in which a signed transaction, encoded in `bytes`, is sent to a node with the blobs.
    func wrapping(_ bytes: [UInt8]) -> [UInt8] {
        let capacity = bytes.count + blobs.count * (Self.blobCount + 64) + proofs.count * 49 + 64
        var writer = RLPWriter(prefix: BlobTransaction.typeNumber, capacity: capacity)
        writer.list { writer in
            writer.append(encoded: bytes.dropFirst())
            if hasCellProofs { writer.append(UInt64(1)) }
            for parts in [blobs, commitments, proofs] {
                writer.list { writer in
                    for part in parts { writer.append(part) }
                }
            }
        }
        return writer.bytes
    }

    /// Reads `blobs`, `commitments` and `proofs`; nil if there are none of them.
    init?(json reader: TransactionReader) throws(SigningError) {
        let names = ["blobs", "commitments", "proofs"]
        guard names.contains(where: { reader.fields.contains($0) }) else { return nil }
        func strings(_ name: String) throws(SigningError) -> [[UInt8]] {
            try reader.fields.list(name) { value throws(SigningError) in
                guard case .string(let text) = value, let bytes = Hex.decode(text, prefix: .required) else {
                    throw SigningError(.invalidValue, "it is 0x and an even number of hexadecimal digits")
                }
                return bytes
            }
        }
        try self.init(
            blobs: try strings(names[0]), commitments: try strings(names[1]), proofs: try strings(names[2]))
    }

    func write(to object: inout JSONObject) {
        for (name, parts) in [("blobs", blobs), ("commitments", commitments), ("proofs", proofs)] {
            object[name] = .array(parts.map { .string(Hex.encode($0, prefix: true)) })
        }
    }

    /// What a person wants to know of it, without the blobs.
    var summary: JSONValue {
        [
            "version": .integer(hasCellProofs ? 1 : 0), "blobCount": .integer(blobs.count),
            "commitments": .array(commitments.map { .string(Hex.encode($0, prefix: true)) }),
            "proofCount": .integer(proofs.count),
        ]
    }
}
