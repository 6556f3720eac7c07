// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// What kind of signature some bytes are, as far as the bytes say.
///
/// A wallet may be an account with a key or a contract, and a contract's signature has whatever form that contract
/// reads. So nothing is malformed for its length alone.
@nonexhaustive
public enum SignatureForm: Hashable, Sendable {
    /// A signature by an account's key, in 65 bytes or in the 64 bytes of EIP-2098.
    ///
    /// It can be checked here, by ``Signature/isValid(for:by:)-(PersonalMessage,_)``. A contract may read it, too.
    case account(Signature)
    /// A signature by a contract that may not be deployed yet (ERC-6492).
    ///
    /// Only the chain can check it.
    case counterfactual(CounterfactualSignature)
    /// Bytes that only a contract can judge (ERC-1271), of any length, none included.
    ///
    /// Ask it on its chain with a ``ContractSignatureCall``. Bytes of length 64 or 65 end here if no account's key
    /// can have made them: another v, parts out of range, or a high s.
    case contract([UInt8])

    /// Classifies the bytes of a signature.
    ///
    /// Throws ``SigningError/Code/invalidValue`` only for bytes that end in the mark of ERC-6492 and do not have the
    /// form that the mark announces.
    public init(_ bytes: [UInt8]) throws(SigningError) {
        if bytes.count >= 32, bytes.suffix(32).elementsEqual(CounterfactualSignature.mark) {
            self = .counterfactual(try CounterfactualSignature(bytes))
        } else if bytes.count == 65, let signature = try? Signature(bytes65: bytes) {
            self = .account(signature)
        } else if bytes.count == 64, let signature = try? Signature(compact64: bytes) {
            self = .account(signature)
        } else {
            self = .contract(bytes)
        }
    }

    /// Classifies the bytes that `0x` and an even number of hexadecimal digits stand for.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for other text, and as ``init(_:)-([UInt8])`` does.
    public init(hex: String) throws(SigningError) {
        guard let bytes = Hex.decode(hex, prefix: .required) else {
            throw SigningError(.invalidValue, "a signature in hexadecimal is 0x and an even number of digits")
        }
        try self.init(bytes)
    }
}
