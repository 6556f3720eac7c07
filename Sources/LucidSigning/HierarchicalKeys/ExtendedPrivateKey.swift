// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto

/// A private key with the chain code that makes it the parent of others (BIP-32).
///
/// Whoever has it owns all of its descendants. It cannot be printed, dumped or encoded; only ``export()`` gives it out.
public struct ExtendedPrivateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let node: KeyNode
    private let place: KeyPlace

    /// The master key of a seed of 16 to 64 bytes.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for another length, and for the one seed in 2¹²⁷ that has no key.
    public init(seed: SecretBytes) throws(SigningError) {
        node = try KeyNode(seed: seed)
        place = .master
    }

    /// The master key of a mnemonic.
    ///
    /// Throws as ``Mnemonic/seed(passphrase:)`` does.
    public init(mnemonic: Mnemonic, passphrase: SecretBytes? = nil) throws(SigningError) {
        try self.init(seed: mnemonic.seed(passphrase: passphrase))
    }

    /// Reads the 111 Base58 characters that start with `xprv`.
    ///
    /// Throws ``SigningError/Code/invalidValue`` with the part that is wrong, ``SigningError/Code/unsupported`` for the
    /// keys of other networks, and repeats nothing of the text.
    public init(parsing text: SecretBytes) throws(SigningError) {
        let payload = try ExtendedKeyText.decode(text, as: .privateKey)
        place = try ExtendedKeyText.place(payload)
        node = try payload.withBytes { bytes throws(SigningError) in
            guard bytes[45] == 0 else {
                throw SigningError(.invalidValue, path: "key", "a private key starts with 0, not \(bytes[45])")
            }
            return try KeyNode(
                key: UnsafeRawBufferPointer(rebasing: bytes[46..<78]),
                chainCode: UnsafeRawBufferPointer(rebasing: bytes[13..<45]))
        }
    }

    private init(node: KeyNode, place: KeyPlace) {
        self.node = node
        self.place = place
    }

    /// How many generations it is away from the master key, at most 255.
    public var depth: Int { Int(place.depth) }
    /// The fingerprint of the parent; 0 for the master key.
    public var parentFingerprint: UInt32 { place.parentFingerprint }
    /// Which child of its parent it is; 0 for the master key.
    public var step: DerivationPath.Step { place.step }

    /// The child with this number.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for the one child in 2¹²⁷ that has no key, where BIP-32 goes on to the
    /// next number, and for a child of a key at depth 255.
    public func child(_ step: DerivationPath.Step) throws(SigningError) -> ExtendedPrivateKey {
        let parent = try node.publicKey()
        return try ExtendedPrivateKey(
            node: node.child(step, publicKey: parent), place: place.child(step, of: parent))
    }

    /// The child that a given HMAC yields, for tests of those that no known key has.
    package func child(_ step: DerivationPath.Step, code: SecretBytes) throws(SigningError) -> ExtendedPrivateKey {
        let place = try place.child(step, of: node.publicKey())
        return try ExtendedPrivateKey(node: node.child(step, code: code), place: place)
    }

    /// The descendant at a path, where `m` is this key.
    ///
    /// Throws as ``child(_:)`` does, with the index of the step in the path of the error.
    public func descendant(_ path: DerivationPath) throws(SigningError) -> ExtendedPrivateKey {
        guard let last = path.steps.last else { return self }
        // Only the last parent's fingerprint is needed, and each costs a public key.
        var node = node
        for (index, step) in path.steps.dropLast().enumerated() {
            node = try inside(index: index) { () throws(SigningError) in
                try place.check(generations: index)
                return try node.child(step)
            }
        }
        let count = path.steps.count - 1
        return try inside(index: count) { () throws(SigningError) in
            try place.check(generations: count)
            let place = KeyPlace(
                depth: place.depth + UInt8(truncatingIfNeeded: count), parentFingerprint: 0, step: last)
            return try ExtendedPrivateKey(node: node, place: place).child(last)
        }
    }

    /// The key that signs.
    public func privateKey() throws(SigningError) -> PrivateKey {
        try node.privateKey()
    }

    /// The public half, which gives the public keys of all descendants that are not hardened.
    public func publicKey() throws(SigningError) -> ExtendedPublicKey {
        try ExtendedPublicKey(publicKey: node.publicKey(), chainCode: node.chainCode, place: place)
    }

    /// The 111 Base58 characters that start with `xprv`, in ASCII, to store or move the key and for nothing else.
    public func export() -> SecretBytes {
        node.withParts { key, chainCode in
            ExtendedKeyText.encode(.privateKey, place: place, chainCode: chainCode, prefix: 0, key: key)
        }
    }

    /// The depth, and no secret.
    public var description: String { "ExtendedPrivateKey(depth \(depth))" }
    /// The depth, and no secret.
    public var debugDescription: String { description }
    /// No children but the depth, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: ["depth": depth]) }
}
