// SPDX-License-Identifier: Apache-2.0

/// Data that is meant for one contract to check, in the form of EIP-191 version 0x00.
///
/// The form is 0x19 ‖ 0x00 ‖ the contract's address ‖ data. Multisignature wallets sign this way. The data has no
/// length in it and no chain, so the contract must define both; never sign data that another party chose and that
/// you cannot read.
public struct ValidatorMessage: Hashable, Sendable {
    /// The contract that is to check the signature, the intended validator.
    public let validator: Address
    /// The bytes after the address.
    public let data: [UInt8]

    /// Joins the contract and the bytes.
    public init(validator: Address, data: [UInt8]) {
        self.validator = validator
        self.data = data
    }

    /// The digest to sign, 32 bytes: Keccak-256 of the whole form.
    public var digest: [UInt8] { word.bytes }

    var word: UInt256 {
        withUnsafeTemporaryAllocation(byteCount: 32 + data.count, alignment: 8) { buffer in
            // The address is the low end of a word that starts ten bytes before the form does.
            validator.word.store(to: buffer)
            buffer[10] = 0x19
            buffer[11] = 0x00
            UnsafeMutableRawBufferPointer(rebasing: buffer[32...]).copyBytes(from: data)
            return Keccak256.word(UnsafeRawBufferPointer(rebasing: buffer[10...]))
        }
    }
}

extension PrivateKey {
    /// Signs data for its intended validator (EIP-191 version 0x00).
    public func sign(message: ValidatorMessage) throws(SigningError) -> Signature {
        try sign(message.word)
    }
}

extension PublicKey {
    /// The key whose owner signed `message` (EIP-191 version 0x00).
    ///
    /// Throws as ``recover(digest:signature:)`` does.
    public static func recover(message: ValidatorMessage, signature: Signature) throws(SigningError) -> PublicKey {
        try recover(message.word, signature)
    }
}
