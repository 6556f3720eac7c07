// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidCrypto

/// A new key that proves an agent and owns nothing: two files, a keystore and its passphrase, beside the configuration.
struct AuthenticationKey {
    let address: Address
    let keystore: String
    let passphraseFile: String

    static func make(beside path: String) throws -> AuthenticationKey {
        let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let (keystore, passphraseFile) = (directory + "/authentication.json", directory + "/authentication.pass")
        let key = PrivateKey.generate()
        let passphrase = SecretBytes(copying: Array(Hex.encode(SystemRandom.bytes(24)).utf8))
        CommandContext.current.note("encrypting the authentication key ...")
        let sealed: JSONValue
        do throws(SigningError) {
            sealed = try Keystore.seal(key, passphrase: passphrase)
        } catch {
            throw CommandError(.failed, "the key could not be sealed: \(error.message)", underlying: error)
        }
        try KeystoreFile.create(passphraseFile, content: passphrase.withBytes { Array($0) } + [0x0A])
        try KeystoreFile.create(keystore, content: sealed.serialized(pretty: true) + [0x0A])
        return AuthenticationKey(address: key.address, keystore: keystore, passphraseFile: passphraseFile)
    }
}
