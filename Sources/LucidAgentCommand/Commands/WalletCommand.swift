// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON
import LucidSigning

struct WalletCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wallet",
        abstract: "Make a key, and see its address.",
        discussion: """
            Examples:
              lucid-agent wallet new --keystore agent.json --passphrase-file pass.txt
              lucid-agent wallet address --keystore agent.json
            """,
        subcommands: [New.self, AddressCommand.self])

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Make a new key and keep it in an encrypted keystore.",
            usage: "lucid-agent wallet new --keystore <file> --passphrase-file <file>",
            discussion: """
                The key exists only in the keystore: keep the file and the passphrase, in
                two places. A file that is there already is never written over.

                Examples:
                  (umask 077; openssl rand -base64 24 > pass.txt)
                  lucid-agent wallet new --keystore agent.json --passphrase-file pass.txt
                """)

        @Option(help: ArgumentHelp("The file to make.", valueName: "file"))
        var keystore: String

        @Option(help: ArgumentHelp("The file with the passphrase; - is standard input.", valueName: "file"))
        var passphraseFile: String

        @Flag(name: .customLong("json"), help: "Print {\"address\", \"keystore\"}.")
        var asJSON = false

        func run() throws {
            let context = CommandContext.current
            let passphrase = try InputFile.readSecret(passphraseFile, what: "the passphrase file")
            let key = PrivateKey.generate()
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

    struct AddressCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "address",
            abstract: "Print the address of a key.",
            usage: "lucid-agent wallet address <key> [--json]",
            discussion: """
                A keystore names its address, so no passphrase is needed; with one, the
                key is opened and the address is computed from it.

                Examples:
                  lucid-agent wallet address --keystore agent.json
                  lucid-agent wallet address --private-key-file key.hex --json
                """)

        @OptionGroup(title: "Key") var key: KeyOptions

        @Flag(name: .customLong("json"), help: "Print {\"address\"}.")
        var asJSON = false

        func run() throws {
            let text = try address().description
            let answer: JSONObject = ["address": .string(text)]
            try CommandContext.current.answer(asJSON ? JSONValue.object(answer).text : text)
        }

        private func address() throws(CommandError) -> Address {
            if let path = key.keystore, key.passphraseFile == nil, let address = try KeystoreFile.read(path).address {
                return address
            }
            return try key.signingKey().key().address
        }
    }
}
