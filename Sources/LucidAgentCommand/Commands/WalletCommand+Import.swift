// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidSigning

extension WalletCommand {
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Keep a key that you have in a new encrypted keystore.",
            usage: "lucid-agent wallet import <source> --keystore <file> --passphrase-file <file>",
            discussion: """
                The source is a private key in hex (--private-key-file), a mnemonic
                (--mnemonic-file with --path or --account and --index), or another
                keystore (--from-keystore), whose passphrase is thereby changed. The
                source stays as it is; a file that is there already is never written over.

                Examples:
                  lucid-agent wallet import --private-key-file key.hex \\
                    --keystore agent.json --passphrase-file pass.txt
                  lucid-agent wallet import --mnemonic-file words.txt --index 3 \\
                    --keystore agent.json --passphrase-file pass.txt
                  lucid-agent wallet import --from-keystore old.json \\
                    --from-passphrase-file old.txt \\
                    --keystore agent.json --passphrase-file pass.txt
                """)

        @Option(help: ArgumentHelp("A file with a private key in hex; - is standard input.", valueName: "file"))
        var privateKeyFile: String?

        @OptionGroup(title: "Mnemonic") var mnemonic: MnemonicOptions
        @OptionGroup(title: "Mnemonic") var path: PathOptions

        @Option(help: ArgumentHelp("Another keystore.", valueName: "file"))
        var fromKeystore: String?

        @Option(help: ArgumentHelp("The file with that keystore's passphrase.", valueName: "file"))
        var fromPassphraseFile: String?

        @OptionGroup(title: "New keystore") var keystore: NewKeystoreOptions

        func validate() throws {
            guard [privateKeyFile, mnemonic.mnemonicFile, fromKeystore].count(where: { $0 != nil }) == 1 else {
                throw ValidationError("Give one of --private-key-file, --mnemonic-file and --from-keystore.")
            }
            if path.isGiven, mnemonic.mnemonicFile == nil {
                throw ValidationError("--path, --account and --index belong to --mnemonic-file.")
            }
            guard (fromKeystore == nil) == (fromPassphraseFile == nil) else {
                throw ValidationError("--from-keystore and --from-passphrase-file belong together.")
            }
            let inputs = [privateKeyFile, fromPassphraseFile, keystore.passphraseFile]
            if inputs.count(where: { $0 == "-" }) + (mnemonic.takesInput ? 1 : 0) > 1 {
                throw ValidationError("Standard input can hold one secret only; put the others into files.")
            }
        }

        func run() throws {
            let passphrase = try keystore.passphrase()
            try keystore.keep(try key(), passphrase: passphrase)
        }

        private func key() throws(CommandError) -> PrivateKey {
            if let file = mnemonic.mnemonicFile {
                let path = try path.derivationPath()
                return try Derivation(master: mnemonic.master(file)).key(path)
            }
            var source = KeyOptions()
            source.privateKeyFile = privateKeyFile
            source.keystore = fromKeystore
            source.passphraseFile = fromPassphraseFile
            return try source.signingKey().key()
        }
    }
}
