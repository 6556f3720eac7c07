// SPDX-License-Identifier: Apache-2.0

/// The question to a contract whether a signature is valid for it: `isValidSignature(bytes32,bytes)` of ERC-1271.
///
/// Call the account's contract with ``data`` on the account's own chain, without sending a transaction, and give the
/// result to ``accepts(_:)``. A call that reverts, or an account without code, is a no.
public struct ContractSignatureCall: Hashable, Sendable {
    /// The selector of the function, and what a contract answers if the signature is valid: 0x1626ba7e.
    public static let magic: [UInt8] = [0x16, 0x26, 0xba, 0x7e]

    /// What was signed, 32 bytes.
    public let digest: [UInt8]
    /// The signature, in whatever form the contract reads.
    public let signature: [UInt8]

    /// Asks about a signature of a digest.
    ///
    /// Throws ``SigningError/Code/invalidValue`` unless the digest is 32 bytes.
    public init(digest: [UInt8], signature: [UInt8]) throws(SigningError) {
        guard digest.count == 32 else {
            throw SigningError(.invalidValue, path: "digest", "a digest is 32 bytes, not \(digest.count)")
        }
        self.digest = digest
        self.signature = signature
    }

    /// The input of the call: the selector and the arguments in ABI form.
    public var data: [UInt8] {
        var writer = ABIWriter()
        writer.append(word: UInt256(bigEndian: digest) ?? .zero)
        writer.append(bytes: signature)
        return Self.magic + writer.bytes
    }

    /// Whether what the call returned is a yes: at least 32 bytes, of which the first are ``magic`` and 28 zeros.
    public static func accepts(_ output: [UInt8]) -> Bool {
        output.count >= 32 && output.starts(with: magic) && output[4..<32].allSatisfy { $0 == 0 }
    }
}
