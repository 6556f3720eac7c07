// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON
import LucidSigning

struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign a message, typed data, a transaction or an authorization with a key of yours.",
        discussion: """
            The key comes from --keystore with --passphrase-file, from
            --private-key-file, or from the variable
            LUCID_AGENT_WALLET_PRIVATE_KEY. Nothing is sent anywhere. A signing policy,
            if one is configured (wallet.policy) or given by --policy, decides first.

            Examples:
              lucid-agent sign message "gm" --keystore agent.json \\
                --passphrase-file pass.txt
              lucid-agent sign typed-data permit.json --private-key-file key.hex
              lucid-agent sign transaction --jsonl --private-key-file key.hex \\
                < requests.jsonl
            """,
        subcommands: [Message.self, TypedDataPayload.self, TransactionPayload.self, AuthorizationPayload.self])

    struct Message: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "message",
            abstract: "Sign a message by EIP-191 (personal_sign).",
            usage: "lucid-agent sign message [<message>] [--hex] <key> [--json | --jsonl]",
            discussion: """
                Text is signed as UTF-8, also when it looks like hex; --hex says that it
                stands for bytes.

                Examples:
                  lucid-agent sign message "gm" --keystore agent.json \\
                    --passphrase-file pass.txt
                  lucid-agent sign message 0xdeadbeef --hex --private-key-file key.hex
                  printf 'gm' | lucid-agent sign message --private-key-file key.hex
                  echo '{"id":1,"message":"gm"}' |
                    lucid-agent sign message --jsonl --private-key-file key.hex

                A line of --jsonl:
                  {"id": 1, "message": "gm", "encoding": "utf-8" or "hex"}
                Its answer:
                  {"id": 1, "address": "0x…", "signature": "0x…", "digest": "0x…"}
                """)

        @OptionGroup var message: MessageOptions
        @OptionGroup(title: "Key") var key: KeyOptions
        @OptionGroup(title: "Policy") var policy: PolicyOptions
        @OptionGroup var answer: AnswerOptions

        func validate() throws {
            try answer.refuse("the message", if: message.isGiven)
            try key.refuseInput(if: answer.asLines || message.takesInput)
        }

        func run() throws {
            let kind = SignMessage(key: try key.signingKey(under: policy.rules()))
            if answer.asLines { return try answer.serve(kind) }
            try answer.answer(message.request(), by: kind, payload: "message") { $0.plain("signature") }
            warnOfSignIn()
        }

        /// A login page that asks for such a text is broken, or means another site than it says.
        private func warnOfSignIn() {
            guard !message.isHex, let text = message.message else { return }
            do { _ = try SignInMessage(claimedBy: text) } catch {
                CommandContext.current.say("warning: \(error.message); think twice before you hand out the signature")
            }
        }
    }

    struct TypedDataPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "typed-data",
            abstract: "Sign typed data by EIP-712.",
            usage: "lucid-agent sign typed-data [<file>] <key> [--json | --jsonl]",
            discussion: """
                The document is {"types", "primaryType", "domain", "message"}. Numbers
                may have any size, as JSON numbers or as text. What the big libraries
                read differently is refused, not guessed.

                Examples:
                  lucid-agent sign typed-data permit.json --keystore agent.json \\
                    --passphrase-file pass.txt
                  lucid-agent sign typed-data - --private-key-file key.hex < permit.json
                  lucid-agent sign typed-data --jsonl --private-key-file key.hex \\
                    < requests.jsonl

                A line of --jsonl:
                  {"id": 1, "typed_data": {"types": {…}, "primaryType": "Mail",
                                           "domain": {…}, "message": {…}}}
                Its answer:
                  {"id": 1, "address": "0x…", "signature": "0x…", "digest": "0x…"}
                """)

        @OptionGroup var document: DocumentOptions
        @OptionGroup(title: "Key") var key: KeyOptions
        @OptionGroup(title: "Policy") var policy: PolicyOptions
        @OptionGroup var answer: AnswerOptions

        func validate() throws {
            try answer.refuse("the file", if: document.isGiven)
            try key.refuseInput(if: answer.asLines || document.takesInput)
        }

        func run() throws {
            let kind = SignTypedData(key: try key.signingKey(under: policy.rules()))
            if answer.asLines { return try answer.serve(kind) }
            let request: JSONObject = ["typed_data": try document.json("the typed data")]
            try answer.answer(request, by: kind, payload: "typed_data") { $0.plain("signature") }
        }
    }

    struct TransactionPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "transaction",
            abstract: "Sign a transaction, and print the bytes to send.",
            usage: "lucid-agent sign transaction [<file>] <key> [--json | --jsonl]",
            discussion: """
                Keys may be camelCase or snake_case, quantities numbers, decimal text or
                0x hex. nonce, gas, fees, to and chainId are required; the type follows
                from the fields. "to": null creates a contract. Without --json it prints
                the signed transaction, ready for eth_sendRawTransaction. One without a
                chain id ("chainId": null) is signed with --allow-replay only.

                Examples:
                  lucid-agent sign transaction transfer.json --keystore agent.json \\
                    --passphrase-file pass.txt
                  lucid-agent sign transaction --private-key-file key.hex --json \\
                    '{"chainId": 1, "nonce": 0, "gas": 21000, "to": "0x…", "value": "1",
                      "maxFeePerGas": "30000000000", "maxPriorityFeePerGas": 1000000}'

                A line of --jsonl:
                  {"id": 1, "transaction": {…}}
                Its answer:
                  {"id": 1, "address": "0x…", "signature": "0x…", "digest": "0x…",
                   "raw": "0x…", "hash": "0x…"}
                """)

        @OptionGroup var document: DocumentOptions
        @OptionGroup(title: "Key") var key: KeyOptions
        @OptionGroup(title: "Policy") var policy: PolicyOptions
        @OptionGroup var answer: AnswerOptions

        @Flag(help: "Sign a legacy transaction without a chain id, too, which every chain takes.")
        var allowReplay = false

        func validate() throws {
            try answer.refuse("the file", if: document.isGiven)
            try key.refuseInput(if: answer.asLines || document.takesInput)
        }

        func run() throws {
            let kind = SignTransaction(key: try key.signingKey(under: policy.rules()), allowingReplay: allowReplay)
            if answer.asLines { return try answer.serve(kind) }
            let request: JSONObject = ["transaction": try document.json("the transaction")]
            try answer.answer(request, by: kind, payload: "transaction") { $0.plain("raw") }
        }
    }
}
