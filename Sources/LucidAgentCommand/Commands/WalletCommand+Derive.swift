// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON
import LucidSigning

extension WalletCommand {
    struct Derive: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "derive",
            abstract: "Print the addresses of a mnemonic's keys (BIP-39, BIP-32, BIP-44).",
            usage: "lucid-agent wallet derive --mnemonic-file <file> [<path>] [--count <n>] [--json | --jsonl]",
            discussion: """
                No key is printed or stored; lucid-agent wallet import does that. Words
                may be of any of the ten languages of BIP-39.

                Examples:
                  lucid-agent wallet derive --mnemonic-file words.txt
                  lucid-agent wallet derive --mnemonic-file words.txt --count 5
                  lucid-agent wallet derive --mnemonic-file words.txt \\
                    --path "m/44'/60'/2'/0/0" --json
                  echo '{"id":1,"path":"m/44h/60h/0h/0/7"}' |
                    lucid-agent wallet derive --mnemonic-file words.txt --jsonl

                A line of --jsonl, with a path or with BIP-44's numbers:
                  {"id": 1, "path": "m/44'/60'/0'/0/7"}
                  {"id": 1, "account": 0, "index": 7}
                Its answer:
                  {"id": 1, "address": "0x…", "path": "m/44'/60'/0'/0/7"}
                """)

        @OptionGroup(title: "Mnemonic") var mnemonic: MnemonicOptions
        @OptionGroup(title: "Key") var path: PathOptions

        @Option(help: "How many addresses, counting up the last number of the path.")
        var count: UInt32 = 1

        @OptionGroup var answer: AnswerOptions

        func validate() throws {
            if mnemonic.mnemonicFile == nil { throw ValidationError("Give --mnemonic-file.") }
            try answer.refuse("--path, --account, --index and --count", if: path.isGiven || count != 1)
            if answer.asLines, mnemonic.takesInput {
                throw ValidationError("Standard input cannot hold both the secret and the requests.")
            }
            guard (1...100_000).contains(count) else { throw ValidationError("--count is 1 to 100000.") }
        }

        func run() throws {
            guard let file = mnemonic.mnemonicFile else { return }
            let derivation = Derivation(master: try mnemonic.master(file))
            if answer.asLines { return try answer.serve(DeriveAddress(derivation)) }
            for offset in 0..<count {
                let path = try path.derivationPath(offset: offset)
                let address = try derivation.address(path).description
                let object: JSONObject = ["address": .string(address), "path": .string(path.description)]
                let plain = count == 1 ? address : "\(address)  \(path)"
                try CommandContext.current.answer(answer.asJSON ? JSONValue.object(object).text : plain)
            }
        }
    }
}
