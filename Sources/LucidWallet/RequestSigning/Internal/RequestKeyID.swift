// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning

/// The name of the key in a request's signature: `erc8128:`, the number of the chain, `:` and the address.
enum RequestKeyID {
    static let prefix = "erc8128:"

    /// The name of an account's key, the address in lower case as signers should write it.
    static func text(chainID: UInt64, address: Address) -> String {
        prefix + "\(chainID):" + Hex.encode(address.bytes, prefix: true)
    }

    /// The account that a name stands for; nil if it is none.
    ///
    /// The digits of the address may be of either case, checksum or not: verifiers must not mind.
    static func account(_ text: String) -> AccountID? {
        guard text.hasPrefix(prefix) else { return nil }
        let parts = text.utf8.dropFirst(prefix.utf8.count)
            .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 2, let number = UInt64(parts[0]), String(number).utf8.elementsEqual(parts[0].utf8),
            let bytes = Hex.decode(parts[1], prefix: .required), let address = try? Address(bytes: bytes)
        else { return nil }
        return .eip155(number, address)
    }
}
