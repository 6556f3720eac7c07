// SPDX-License-Identifier: Apache-2.0
import CSecp256k1
package import LucidCrypto

/// A public key with the chain code that gives the public keys of its descendants that are not hardened (BIP-32).
///
/// It signs nothing, but it links all those accounts; and together with the private key of any of them it gives the
/// private key it belongs to. So it is printed only as ``text``.
public struct ExtendedPublicKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The key itself.
    public let publicKey: PublicKey

    private let chainCode: [UInt8]
    private let place: KeyPlace

    init(publicKey: PublicKey, chainCode: [UInt8], place: KeyPlace) {
        self.publicKey = publicKey
        self.chainCode = chainCode
        self.place = place
    }

    /// Reads the 111 Base58 characters that start with `xpub`.
    ///
    /// Throws ``SigningError/Code/invalidValue`` with the part that is wrong, and ``SigningError/Code/unsupported`` for
    /// the keys of other networks.
    public init(parsing text: String) throws(SigningError) {
        let payload = try ExtendedKeyText.decode(SecretBytes(copying: text.utf8), as: .publicKey)
        place = try ExtendedKeyText.place(payload)
        let bytes = payload.withBytes { Array($0) }
        chainCode = Array(bytes[13..<45])
        publicKey = try inside("key") { () throws(SigningError) in try PublicKey(bytes: Array(bytes[45..<78])) }
    }

    /// How many generations it is away from the master key, at most 255.
    public var depth: Int { Int(place.depth) }
    /// The fingerprint of the parent; 0 for the master key.
    public var parentFingerprint: UInt32 { place.parentFingerprint }
    /// Which child of its parent it is; 0 for the master key.
    public var step: DerivationPath.Step { place.step }
    /// The first four bytes of RIPEMD-160 of SHA-256 of the compressed key; others may have the same.
    public var fingerprint: UInt32 { KeyPlace.fingerprint(publicKey) }
    /// The address of the account.
    public var address: Address { publicKey.address }

    /// The child with this number.
    ///
    /// Throws ``SigningError/Code/unsupported`` for a hardened one, which only the private key gives, and
    /// ``SigningError/Code/invalidValue`` as ``ExtendedPrivateKey/child(_:)`` does.
    public func child(_ step: DerivationPath.Step) throws(SigningError) -> ExtendedPublicKey {
        guard !step.isHardened else {
            throw SigningError(
                .unsupported, "a public key has no hardened children: derive \(step) from the private key")
        }
        let message = SecretBytes(copying: publicKey.compressed + KeyPlace.bytes(step.rawValue))
        return try child(step, code: chainCode.withUnsafeBytes { HMAC.sha512(key: $0, message: message) })
    }

    /// The child that a given HMAC yields, for tests of those that no known key has.
    package func child(_ step: DerivationPath.Step, code: SecretBytes) throws(SigningError) -> ExtendedPublicKey {
        let place = try place.child(step, of: publicKey)
        guard let key = publicKey.adding(code) else { throw KeyNode.noKey(step) }
        return ExtendedPublicKey(publicKey: key, chainCode: code.withBytes { Array($0[32...]) }, place: place)
    }

    /// The descendant at a path, where `m` is this key.
    ///
    /// Throws as ``child(_:)`` does, with the index of the step in the path of the error.
    public func descendant(_ path: DerivationPath) throws(SigningError) -> ExtendedPublicKey {
        var key = self
        for (index, step) in path.steps.enumerated() {
            key = try inside(index: index) { () throws(SigningError) in try key.child(step) }
        }
        return key
    }

    /// The 111 Base58 characters that start with `xpub`.
    public var text: String {
        let key = publicKey.compressed
        let text = chainCode.withUnsafeBytes { chainCode in
            key.withUnsafeBytes { bytes in
                ExtendedKeyText.encode(
                    .publicKey, place: place, chainCode: chainCode, prefix: bytes[0],
                    key: UnsafeRawBufferPointer(rebasing: bytes[1...]))
            }
        }
        return text.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The depth and the address, and no chain code.
    public var description: String { "ExtendedPublicKey(depth \(depth), \(address))" }
    /// The depth and the address, and no chain code.
    public var customMirror: Mirror { Mirror(self, children: ["depth": depth, "address": address.description]) }
}

extension PublicKey {
    /// The sum of this point and that of the first 32 bytes, or nil if they are no scalar or the sum is no point.
    fileprivate func adding(_ code: SecretBytes) -> PublicKey? {
        let context = Secp256k1Context.shared.pointer
        let bytes = uncompressed
        var point = secp256k1_pubkey()
        let isAdded = code.withBytes { code in
            guard let code = code.assumingMemoryBound(to: UInt8.self).baseAddress else { return false }
            return secp256k1_ec_pubkey_parse(context, &point, bytes, bytes.count) == 1
                && secp256k1_ec_pubkey_tweak_add(context, &point, code) == 1
        }
        return isAdded ? PublicKey(&point) : nil
    }
}
