// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON

struct HashCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hash",
        abstract: "Compute what a signature would cover. Needs no key.",
        discussion: """
            Examples:
              lucid-agent hash message "gm"
              lucid-agent hash typed-data permit.json --json
              lucid-agent hash transaction --jsonl < requests.jsonl
            """,
        subcommands: [Message.self, TypedDataPayload.self, TransactionPayload.self, AuthorizationPayload.self])

    struct Message: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "message",
            abstract: "The EIP-191 digest of a message.",
            usage: "lucid-agent hash message [<message>] [--hex] [--json | --jsonl]",
            discussion: """
                Examples:
                  lucid-agent hash message "gm"
                  lucid-agent hash message 0xdeadbeef --hex
                  echo '{"id":1,"message":"gm"}' | lucid-agent hash message --jsonl

                A line of --jsonl:
                  {"id": 1, "message": "gm", "encoding": "utf-8" or "hex"}
                Its answer:
                  {"id": 1, "digest": "0x…"}
                """)

        @OptionGroup var message: MessageOptions
        @OptionGroup var answer: AnswerOptions

        func validate() throws { try answer.refuse("the message", if: message.isGiven) }

        func run() throws {
            if answer.asLines { return try answer.serve(HashMessage()) }
            try answer.answer(message.request(), by: HashMessage(), payload: "message") { $0.plain("digest") }
        }
    }

    struct TypedDataPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "typed-data",
            abstract: "The EIP-712 digest of typed data, and its parts.",
            discussion: """
                Examples:
                  lucid-agent hash typed-data permit.json
                  lucid-agent hash typed-data --jsonl < requests.jsonl

                A line of --jsonl:
                  {"id": 1, "typed_data": {"types": {…}, "primaryType": "Mail",
                                           "domain": {…}, "message": {…}}}
                Its answer:
                  {"id": 1, "digest": "0x…", "domain_separator": "0x…",
                   "struct_hash": "0x…", "encoded_type": "Mail(…)"}
                """)

        @OptionGroup var document: DocumentOptions
        @OptionGroup var answer: AnswerOptions

        func validate() throws { try answer.refuse("the file", if: document.isGiven) }

        func run() throws {
            if answer.asLines { return try answer.serve(HashTypedData()) }
            let request: JSONObject = ["typed_data": try document.json("the typed data")]
            try answer.answer(request, by: HashTypedData(), payload: "typed_data") { $0.plain("digest") }
        }
    }

    struct TransactionPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "transaction",
            abstract: "The signing digest of a transaction, and its unsigned bytes.",
            discussion: """
                Examples:
                  lucid-agent hash transaction transfer.json
                  lucid-agent hash transaction --jsonl < requests.jsonl

                A line of --jsonl:
                  {"id": 1, "transaction": {…}}
                Its answer:
                  {"id": 1, "digest": "0x…", "unsigned": "0x…"}
                """)

        @OptionGroup var document: DocumentOptions
        @OptionGroup var answer: AnswerOptions

        func validate() throws { try answer.refuse("the file", if: document.isGiven) }

        func run() throws {
            if answer.asLines { return try answer.serve(HashTransaction()) }
            let request: JSONObject = ["transaction": try document.json("the transaction")]
            try answer.answer(request, by: HashTransaction(), payload: "transaction") { $0.plain("digest") }
        }
    }

    struct AuthorizationPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "authorization",
            abstract: "The signing digest of an authorization by EIP-7702.",
            discussion: """
                Examples:
                  lucid-agent hash authorization '{"chainId": 1, "address": "0x…", "nonce": 7}'
                  lucid-agent hash authorization --jsonl < requests.jsonl

                A line of --jsonl:
                  {"id": 1, "authorization": {"chainId": 1, "address": "0x…", "nonce": 7}}
                Its answer:
                  {"id": 1, "digest": "0x…"}
                """)

        @OptionGroup var document: DocumentOptions
        @OptionGroup var answer: AnswerOptions

        func validate() throws { try answer.refuse("the file", if: document.isGiven) }

        func run() throws {
            if answer.asLines { return try answer.serve(HashAuthorization()) }
            let request: JSONObject = ["authorization": try document.json("the authorization")]
            try answer.answer(request, by: HashAuthorization(), payload: "authorization") { $0.plain("digest") }
        }
    }
}
