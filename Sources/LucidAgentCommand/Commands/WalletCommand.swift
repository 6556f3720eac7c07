// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON
import LucidSigning

struct WalletCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wallet",
        abstract: "Make, import and derive keys, see their addresses and balances, and send.",
        discussion: """
            Examples:
              lucid-agent wallet new --keystore agent.json --passphrase-file pass.txt
              lucid-agent wallet address --keystore agent.json
              lucid-agent wallet derive --mnemonic-file words.txt --count 5
              lucid-agent wallet import --mnemonic-file words.txt \\
                --keystore agent.json --passphrase-file pass.txt
            """,
        subcommands: [New.self, Import.self, Derive.self, AddressCommand.self, Balance.self, Send.self])

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

        @OptionGroup var keystore: NewKeystoreOptions

        func run() throws { try keystore.keep(PrivateKey.generate(), passphrase: keystore.passphrase()) }
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
            let text = try key.address().description
            let answer: JSONObject = ["address": .string(text)]
            try CommandContext.current.answer(asJSON ? JSONValue.object(answer).text : text)
        }
    }
}
