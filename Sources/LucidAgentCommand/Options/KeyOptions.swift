// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidCrypto
import LucidSigning

/// Where the signing key comes from.
///
/// It is chosen once, and a keystore is opened at the first signature.
struct KeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("An encrypted keystore (Web3 Secret Storage, version 3).", valueName: "file"))
    var keystore: String?

    @Option(help: ArgumentHelp("The file with the keystore's passphrase; - is standard input.", valueName: "file"))
    var passphraseFile: String?

    @Option(help: ArgumentHelp("A file with a private key in hex; - is standard input.", valueName: "file"))
    var privateKeyFile: String?

    func validate() throws {
        if keystore != nil && privateKeyFile != nil {
            throw ValidationError("Give --keystore or --private-key-file, not both.")
        }
        if passphraseFile != nil && keystore == nil {
            throw ValidationError("--passphrase-file belongs to --keystore; give both.")
        }
        if keystore == "-" { throw ValidationError("--keystore must name a file.") }
    }

    /// Whether reading the secret takes standard input.
    var takesInput: Bool { passphraseFile == "-" || privateKeyFile == "-" }

    /// Refuses a secret from standard input when the payload comes from there too.
    func refuseInput(if taken: Bool) throws {
        if takesInput && taken {
            throw ValidationError("Standard input cannot hold both the secret and what is to be signed.")
        }
    }

    /// The chosen key.
    ///
    /// Files are read now, so that a missing one is told before any request.
    func signingKey(under rules: SigningRules? = nil) throws(CommandError) -> SigningKey {
        let context = CommandContext.current
        if let privateKeyFile { return try Self.key(inFile: privateKeyFile, rules) }
        if let keystore {
            return try Self.key(inKeystore: keystore, passphrase: passphrase(for: keystore, context), rules)
        }
        if let path = context.variable("LUCID_AGENT_WALLET_PRIVATE_KEY_FILE") {
            return try Self.key(inFile: path, rules)
        }
        if let hex = context.variable("LUCID_AGENT_WALLET_PRIVATE_KEY") {
            return SigningKey(
                try KeyText.privateKey(SecretBytes(copying: hex.utf8), from: "LUCID_AGENT_WALLET_PRIVATE_KEY"),
                rules: rules)
        }
        if let path = context.variable("LUCID_AGENT_WALLET_KEYSTORE") {
            return try Self.key(inKeystore: path, passphrase: passphrase(for: path, context), rules)
        }
        throw CommandError(
            .configuration,
            "no key to sign with: give --keystore FILE --passphrase-file FILE, or --private-key-file FILE, or set "
                + "LUCID_AGENT_WALLET_PRIVATE_KEY; lucid-agent wallet new makes a keystore")
    }

    /// The address of the chosen key; a keystore names it, so that it need not be opened.
    func address() throws(CommandError) -> Address {
        if let path = keystore, passphraseFile == nil, let address = try KeystoreFile.read(path).address {
            return address
        }
        return try signingKey().key().address
    }

    private func passphrase(for keystore: String, _ context: CommandContext) throws(CommandError) -> SecretBytes {
        if let passphraseFile { return try InputFile.readSecret(passphraseFile, what: "the passphrase file") }
        if let path = context.variable("LUCID_AGENT_WALLET_PASSPHRASE_FILE") {
            return try InputFile.readSecret(path, what: "the passphrase file")
        }
        if let text = context.variable("LUCID_AGENT_WALLET_PASSPHRASE") { return SecretBytes(copying: text.utf8) }
        throw CommandError(
            .configuration,
            "the keystore \(keystore) needs its passphrase: give --passphrase-file FILE, or set "
                + "LUCID_AGENT_WALLET_PASSPHRASE")
    }

    private static func key(inFile path: String, _ rules: SigningRules?) throws(CommandError) -> SigningKey {
        let text = try InputFile.readSecret(path, what: "the private key file")
        return SigningKey(try KeyText.privateKey(text, from: path == "-" ? "standard input" : path), rules: rules)
    }

    private static func key(
        inKeystore path: String, passphrase: SecretBytes, _ rules: SigningRules?
    ) throws(CommandError) -> SigningKey {
        let keystore = try KeystoreFile.read(path)
        return SigningKey(rules: rules) { () throws(CommandError) in
            if keystore.kdf.isWeak {
                CommandContext.current.say(
                    "warning: the key derivation of keystore \(path) is weak; make a new keystore")
            }
            CommandContext.current.note("opening keystore \(path) ...")
            do throws(SigningError) {
                return try keystore.open(passphrase: passphrase)
            } catch {
                throw CommandError(.failed, "keystore \(path): \(error.message)", underlying: error)
            }
        }
    }
}

/// Reads a private key from text, without making a string of it.
enum KeyText {
    static func privateKey(_ text: SecretBytes, from place: String) throws(CommandError) -> PrivateKey {
        do throws(SigningError) {
            return try PrivateKey(hex: text)
        } catch {
            throw CommandError(
                .configuration, "\(place) does not hold a private key: \(error.message)", underlying: error)
        }
    }
}
