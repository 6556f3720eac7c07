// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Tell who signed a message, typed data or an authorization. Needs no key.",
        discussion: """
            Prints the signer's address. With --address it also compares: another
            signer means exit code 1 (with --json: "valid": false, and exit code 0).

            Examples:
              lucid-agent verify message "gm" --signature 0x…
              lucid-agent verify message "gm" --signature 0x… --address 0x…
              lucid-agent verify typed-data permit.json --signature 0x… --json
            """,
        subcommands: [Message.self, TypedDataPayload.self, AuthorizationPayload.self])

    struct SignatureOptions: ParsableArguments {
        @Option(help: "The signature in hex with 0x: 65 bytes, or 64 by EIP-2098.")
        var signature: String?

        @Option(help: "The address that should have signed.")
        var address: String?

        var isGiven: Bool { signature != nil || address != nil }

        func request(_ payload: JSONObject) -> JSONObject {
            var request = payload
            request["signature"] = signature.map(JSONValue.string)
            request["address"] = address.map(JSONValue.string)
            return request
        }

        func judge(_ answer: JSONObject, _ options: AnswerOptions) throws(CommandError) {
            try VerifyCommand.judge(answer, expected: address, options)
        }
    }

    private static func judge(
        _ answer: JSONObject, expected: String?, _ options: AnswerOptions
    ) throws(CommandError) {
        guard !options.asJSON, let expected, answer["valid"]?.boolValue == false else { return }
        throw CommandError(.failed, "the signature is by \(answer.plain("address")), not by \(expected)")
    }

    struct Message: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "message",
            abstract: "Tell who signed a message.",
            usage: "lucid-agent verify message [<message>] --signature <hex> [--json]",
            discussion: """
                Examples:
                  lucid-agent verify message "gm" --signature 0x… --address 0x…
                  lucid-agent verify message --jsonl < requests.jsonl

                A line of --jsonl ("address" only to compare):
                  {"id": 1, "message": "gm", "signature": "0x…", "address": "0x…"}
                Its answer:
                  {"id": 1, "address": "0x…", "valid": true}
                """)

        @OptionGroup var message: MessageOptions
        @OptionGroup var signature: SignatureOptions
        @OptionGroup var answer: AnswerOptions

        func validate() throws {
            try answer.refuse("the message and its signature", if: message.isGiven || signature.isGiven)
            if !answer.asLines && signature.signature == nil { throw ValidationError("Give --signature.") }
        }

        func run() throws {
            if answer.asLines { return try answer.serve(VerifyMessage()) }
            let request = signature.request(try message.request())
            let found = try answer.answer(request, by: VerifyMessage(), payload: "message") { $0.plain("address") }
            try signature.judge(found, answer)
        }
    }

    struct TypedDataPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "typed-data",
            abstract: "Tell who signed typed data.",
            usage: "lucid-agent verify typed-data [<file>] --signature <hex> [--json]",
            discussion: """
                Examples:
                  lucid-agent verify typed-data permit.json --signature 0x…
                  lucid-agent verify typed-data --jsonl < requests.jsonl

                A line of --jsonl ("address" only to compare):
                  {"id": 1, "typed_data": {…}, "signature": "0x…", "address": "0x…"}
                Its answer:
                  {"id": 1, "address": "0x…", "valid": true}
                """)

        @OptionGroup var document: DocumentOptions
        @OptionGroup var signature: SignatureOptions
        @OptionGroup var answer: AnswerOptions

        func validate() throws {
            try answer.refuse("the file and its signature", if: document.isGiven || signature.isGiven)
            if !answer.asLines && signature.signature == nil { throw ValidationError("Give --signature.") }
        }

        func run() throws {
            if answer.asLines { return try answer.serve(VerifyTypedData()) }
            let request = signature.request(["typed_data": try document.json("the typed data")])
            let found = try answer.answer(request, by: VerifyTypedData(), payload: "typed_data") {
                $0.plain("address")
            }
            try signature.judge(found, answer)
        }
    }

    struct AuthorizationPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "authorization",
            abstract: "Tell which account an authorization by EIP-7702 hands over.",
            discussion: """
                Examples:
                  lucid-agent verify authorization signed.json --address 0x…
                  lucid-agent verify authorization --jsonl < requests.jsonl

                A line of --jsonl ("address" only to compare):
                  {"id": 1, "authorization": {"chainId": 1, "address": "0x…", "nonce": 7,
                                              "yParity": 0, "r": "0x…", "s": "0x…"},
                   "address": "0x…"}
                Its answer:
                  {"id": 1, "address": "0x…", "valid": true}
                """)

        @OptionGroup var document: DocumentOptions
        @OptionGroup var answer: AnswerOptions

        @Option(help: "The address that should have signed.")
        var address: String?

        func validate() throws {
            try answer.refuse("the file and the address", if: document.isGiven || address != nil)
        }

        func run() throws {
            if answer.asLines { return try answer.serve(VerifyAuthorization()) }
            var request: JSONObject = ["authorization": try document.json("the authorization")]
            request["address"] = address.map(JSONValue.string)
            let found = try answer.answer(request, by: VerifyAuthorization(), payload: "authorization") {
                $0.plain("address")
            }
            try VerifyCommand.judge(found, expected: address, answer)
        }
    }
}
