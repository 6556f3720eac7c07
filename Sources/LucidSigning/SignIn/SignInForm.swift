// SPDX-License-Identifier: Apache-2.0

/// How a sign-in message is written down.
///
/// Both forms have the same fields and the same signature (`eip191`). A service that asks by x402's
/// `sign-in-with-x` for an `eip155` chain wants the form of EIP-4361, with the chain's number.
@nonexhaustive
public enum SignInForm: Sendable {
    /// The form of EIP-4361: "…with your Ethereum account", and the chain by its number.
    case ethereum
    /// The form of CAIP-122: "…with your `blockchain` account", and the chain by its CAIP-2 name.
    ///
    /// `blockchain` is the name that people know the kind of account by: 1 to 64 ASCII letters, digits, spaces, dots
    /// and dashes, no space at either end.
    case chainAgnostic(blockchain: String = "Ethereum", chainLine: ChainLine = .afterVersion)

    /// Where the line with the chain is.
    public enum ChainLine: Hashable, Sendable {
        /// After the version, as in EIP-4361 and in the `eip155` profile of CAIP-122.
        case afterVersion
        /// After the request's name, where the general template of CAIP-122 has it.
        case afterRequestID
    }

    /// The name of the kind of account in the first line.
    var blockchain: String {
        switch self {
        case .ethereum: "Ethereum"
        case .chainAgnostic(let blockchain, _): blockchain
        }
    }

    var chainLine: ChainLine {
        switch self {
        case .ethereum: .afterVersion
        case .chainAgnostic(_, let chainLine): chainLine
        }
    }

    /// The chain as its line shows it.
    func text(ofChain number: UInt64) -> String {
        switch self {
        case .ethereum: String(number)
        case .chainAgnostic: ChainID.eip155(number).description
        }
    }

    /// The number of the chain that a line shows.
    func chain(_ text: String) throws(SigningError) -> UInt64 {
        switch self {
        case .ethereum:
            guard let number = UInt64(text), sameBytes(String(number), text) else {
                throw SigningError(.invalidValue, "it is a decimal number of 64 bits without leading zeros")
            }
            return number
        case .chainAgnostic:
            guard let number = try ChainID(text).eip155Reference else {
                throw SigningError(.unsupported, "only accounts on eip155 chains sign here")
            }
            return number
        }
    }

    var isValid: Bool {
        let name = blockchain.utf8
        return (1...64).contains(name.count) && name.first != 0x20 && name.last != 0x20
            && name.allSatisfy { SignInMessage.isAlphanumeric($0) || " .-".utf8.contains($0) }
    }
}
