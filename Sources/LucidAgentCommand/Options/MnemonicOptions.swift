// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidCrypto
import LucidSigning

/// A mnemonic of BIP-39 and what belongs to it.
struct MnemonicOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The file with the words of a mnemonic (BIP-39); - is standard input.", valueName: "file"))
    var mnemonicFile: String?

    @Option(
        help: ArgumentHelp(
            "The file with the mnemonic's own passphrase, which gives other keys.", valueName: "file"))
    var mnemonicPassphraseFile: String?

    @Option(
        help: ArgumentHelp(
            "The language of the words, if they could be of several: "
                + MnemonicLanguage.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "name"))
    var language: String?

    func validate() throws {
        if mnemonicPassphraseFile != nil || language != nil, mnemonicFile == nil {
            throw ValidationError("--mnemonic-passphrase-file and --language belong to --mnemonic-file; give it, too.")
        }
        if let language, MnemonicLanguage(rawValue: language) == nil {
            let known = MnemonicLanguage.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There is no word list for \(language); known are \(known).")
        }
        if mnemonicFile == "-", mnemonicPassphraseFile == "-" {
            throw ValidationError("Standard input cannot hold both the words and their passphrase.")
        }
    }

    /// Whether reading a secret takes standard input.
    var takesInput: Bool { mnemonicFile == "-" || mnemonicPassphraseFile == "-" }

    /// The key that all keys of the mnemonic descend from.
    func master(_ file: String) throws(CommandError) -> ExtendedPrivateKey {
        let words = try InputFile.readSecret(file, what: "the mnemonic file")
        var passphrase: SecretBytes?
        if let path = mnemonicPassphraseFile {
            passphrase = try InputFile.readSecret(path, what: "the mnemonic's passphrase file")
        }
        do throws(SigningError) {
            let mnemonic = try Mnemonic(parsing: words, language: language.flatMap(MnemonicLanguage.init(rawValue:)))
            return try ExtendedPrivateKey(mnemonic: mnemonic, passphrase: passphrase)
        } catch {
            let place = file == "-" ? "the mnemonic" : "the mnemonic in \(file)"
            throw CommandError(.configuration, "\(place): \(error.message)", underlying: error)
        }
    }
}

/// Which of a mnemonic's keys is meant.
struct PathOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The derivation path (BIP-32); m/44'/60'/0'/0/0 unless said otherwise.", valueName: "path"))
    var path: String?

    @Option(help: "The account of m/44'/60'/ACCOUNT'/0/INDEX.")
    var account: UInt32?

    @Option(help: "The index of m/44'/60'/ACCOUNT'/0/INDEX.")
    var index: UInt32?

    func validate() throws {
        if path != nil, account != nil || index != nil {
            throw ValidationError("Give --path, or --account and --index, not both.")
        }
    }

    /// Whether anything of this was given.
    var isGiven: Bool { path != nil || account != nil || index != nil }

    /// The path, `offset` accounts after the one that was named.
    func derivationPath(offset: UInt32 = 0) throws(CommandError) -> DerivationPath {
        do throws(SigningError) {
            guard let path else {
                let (index, overflow) = (index ?? 0).addingReportingOverflow(offset)
                guard !overflow else { throw SigningError(.invalidValue, path: "index", "it is too large") }
                return try .ethereum(account: account ?? 0, index: index)
            }
            let parsed = try DerivationPath(parsing: path)
            guard offset > 0, let last = parsed.steps.last else { return parsed }
            let next = try DerivationPath.Step(last.index + offset, isHardened: last.isHardened)
            return try DerivationPath(parsed.steps.dropLast() + [next])
        } catch {
            throw CommandError(.failed, "the path: \(error.message)", underlying: error)
        }
    }
}
