// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON

struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Read a raw transaction strictly. Needs no key.",
        discussion: """
            Examples:
              lucid-agent decode transaction 0x02f8…
              lucid-agent decode transaction --jsonl < requests.jsonl
            """,
        subcommands: [TransactionPayload.self])

    struct TransactionPayload: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "transaction",
            abstract: "Say what a transaction does and who signed it.",
            discussion: """
                Encodings that strict nodes refuse are refused; what is legal but unusual
                is in "warnings". A transaction that is not signed yet has "digest" in
                place of "from" and "hash".

                Examples:
                  lucid-agent decode transaction 0x02f8…
                  lucid-agent decode transaction signed.hex --json
                  echo '{"id":1,"raw":"0x02f8…"}' | lucid-agent decode transaction --jsonl

                A line of --jsonl:
                  {"id": 1, "raw": "0x…"}
                Its answer:
                  {"id": 1, "type": 2, "from": "0x…", "hash": "0x…", "chainId": "1", …}
                """)

        @Argument(
            help: ArgumentHelp(
                "The transaction as 0x hex, or a file that holds it. - or nothing is standard input.",
                valueName: "raw"))
        var raw: String?

        @OptionGroup var answer: AnswerOptions

        func validate() throws { try answer.refuse("the transaction", if: raw != nil) }

        func run() throws {
            if answer.asLines { return try answer.serve(DecodeTransaction()) }
            var text = raw ?? "-"
            if !text.hasPrefix("0x") { text = TrimmedText.of(try InputFile.read(text, what: "the transaction")) }
            let request: JSONObject = ["raw": .string(text)]
            try answer.answer(request, by: DecodeTransaction(), payload: "raw") {
                JSONValue.object($0).text(pretty: true)
            }
        }
    }
}
