// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON

extension SignCommand {
    struct AuthorizationPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "authorization",
            abstract: "Sign an authorization by EIP-7702, which hands the account to a contract's code.",
            usage: "lucid-agent sign authorization [<file>] <key> [--json | --jsonl]",
            discussion: """
                The most dangerous signature there is: the code may do whatever the owner
                may. "nonce" is the account's, or one more if the account itself sends the
                transaction. The zero address takes an earlier one back. Chain id 0 means
                every chain and is signed with --allow-every-chain only.

                Examples:
                  lucid-agent sign authorization --private-key-file key.hex --json \\
                    '{"chainId": 1, "address": "0x…", "nonce": 7}'

                A line of --jsonl:
                  {"id": 1, "authorization": {"chainId": 1, "address": "0x…", "nonce": 7}}
                Its answer:
                  {"id": 1, "address": "0x…", "signature": "0x…", "digest": "0x…",
                   "authorization": {"chainId", "address", "nonce", "yParity", "r", "s"}}
                """)

        @OptionGroup var document: DocumentOptions
        @OptionGroup(title: "Key") var key: KeyOptions
        @OptionGroup(title: "Policy") var policy: PolicyOptions
        @OptionGroup var answer: AnswerOptions

        @Flag(help: "Sign an authorization with chain id 0, too, which every chain takes.")
        var allowEveryChain = false

        func validate() throws {
            try answer.refuse("the file", if: document.isGiven)
            try key.refuseInput(if: answer.asLines || document.takesInput)
        }

        func run() throws {
            let kind = SignAuthorization(
                key: try key.signingKey(under: policy.rules()), allowingEveryChain: allowEveryChain)
            if answer.asLines { return try answer.serve(kind) }
            let request: JSONObject = ["authorization": try document.json("the authorization")]
            try answer.answer(request, by: kind, payload: "authorization") { $0.plain("signature") }
        }
    }
}
