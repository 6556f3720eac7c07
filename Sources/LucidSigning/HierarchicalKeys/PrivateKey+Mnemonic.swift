// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto

extension PrivateKey {
    /// The key of an account of a mnemonic.
    ///
    /// Blocks for one or two milliseconds. Throws as ``Mnemonic/seed(passphrase:)`` and
    /// ``ExtendedPrivateKey/descendant(_:)`` do.
    public init(
        mnemonic: Mnemonic, passphrase: SecretBytes? = nil, path: DerivationPath = .standard
    ) throws(SigningError) {
        var node = try KeyNode(seed: mnemonic.seed(passphrase: passphrase))
        for (index, step) in path.steps.enumerated() {
            node = try inside("path") { () throws(SigningError) in
                try inside(index: index) { () throws(SigningError) in try node.child(step) }
            }
        }
        self = try node.privateKey()
    }
}
