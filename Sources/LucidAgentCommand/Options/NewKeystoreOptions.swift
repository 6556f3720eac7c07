// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidCrypto
import LucidJSON
import LucidSigning

/// The keystore that a command makes, and the passphrase that closes it.
struct NewKeystoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The file to make.", valueName: "file"))
    var keystore: String

    @Option(help: ArgumentHelp("The file with the passphrase; - is standard input.", valueName: "file"))
    var passphraseFile: String

    @Flag(name: .customLong("json"), help: "Print {\"address\", \"keystore\"}.")
    var asJSON = false

    /// The passphrase, read before any work is done.
    func passphrase() throws(CommandError) -> SecretBytes {
        try InputFile.readSecret(passphraseFile, what: "the passphrase file")
    }

    /// Seals the key into the new file, and prints its address.
    func keep(_ key: PrivateKey, passphrase: SecretBytes) throws(CommandError) {
        let context = CommandContext.current
        let sealed: JSONValue
        context.note("encrypting the key ...")
        do throws(SigningError) {
            sealed = try Keystore.seal(key, passphrase: passphrase)
        } catch {
            throw CommandError(.failed, "the key could not be sealed: \(error.message)", underlying: error)
        }
        try KeystoreFile.create(keystore, content: sealed.serialized(pretty: true) + [0x0A])
        let address = key.address.description
        let answer: JSONObject = ["address": .string(address), "keystore": .string(keystore)]
        try context.answer(asJSON ? JSONValue.object(answer).text : address)
    }
}
