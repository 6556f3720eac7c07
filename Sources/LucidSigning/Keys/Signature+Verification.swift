// SPDX-License-Identifier: Apache-2.0

extension Signature {
    /// Whether the account's key made this signature of a message (EIP-191 version 0x45).
    ///
    /// False for an account that is a contract, which has no key: see ``SignatureForm``.
    public func isValid(for message: PersonalMessage, by account: Address) -> Bool {
        isValid(for: message.word, by: account)
    }

    /// Whether the account's key made this signature of data for an intended validator (EIP-191 version 0x00).
    public func isValid(for message: ValidatorMessage, by account: Address) -> Bool {
        isValid(for: message.word, by: account)
    }

    /// Whether the account's key made this signature of a digest; false if the digest is not 32 bytes.
    public func isValid(forDigest digest: [UInt8], by account: Address) -> Bool {
        guard digest.count == 32, let word = UInt256(bigEndian: digest) else { return false }
        return isValid(for: word, by: account)
    }

    private func isValid(for word: UInt256, by account: Address) -> Bool {
        (try? PublicKey.recover(word, self))?.address == account
    }
}
