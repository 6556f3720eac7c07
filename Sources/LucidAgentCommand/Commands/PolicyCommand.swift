// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LucidAgent
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check a signing policy, and see what it says about a payload.",
        discussion: """
            A policy is a JSON file that says what a wallet may sign; everything else
            is refused. Configure it as wallet.policy.

            Examples:
              lucid-agent policy check policy.json
              lucid-agent policy explain policy.json < payload.json
            """,
        subcommands: [Check.self, Explain.self])

    /// Reads a policy, with a file's mistakes told as a configuration's.
    static func read(_ path: String) throws(CommandError) -> SigningPolicy {
        let bytes = try InputFile.read(path, what: "the policy")
        do throws(SigningPolicyError) {
            return try SigningPolicy(parsing: bytes)
        } catch {
            throw CommandError(.configuration, "\(path): \(error)", underlying: error)
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Read a policy and tell whether it is one.",
            usage: "lucid-agent policy check <file> [--json]",
            discussion: """
                Exit code 3 and the place of the first mistake if it is not.

                Examples:
                  lucid-agent policy check policy.json
                """)

        @Argument(help: ArgumentHelp("The policy.", valueName: "file")) var file: String

        @Flag(name: .customLong("json"), help: "Print {\"valid\", \"chains\", \"rules\"}.")
        var asJSON = false

        func run() throws {
            let policy = try PolicyCommand.read(file)
            let chains = policy.chains.map(\.description).sorted()
            let rules =
                policy.native.count + policy.tokens.count + policy.typedData.count + policy.messages.count
                + policy.signIn.count + (policy.transactions?.calls.count ?? 0)
            let answer: JSONValue = [
                "valid": true, "chains": .array(chains.map { .string($0) }), "rules": .integer(rules),
            ]
            try CommandContext.current.answer(
                asJSON ? answer.text : "valid: \(rules) rules for \(chains.joined(separator: ", "))")
        }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Tell what a policy says about a payload, and why. Signs nothing.",
            usage: "lucid-agent policy explain <policy> [<payload>] [--signer <address>] [--json]",
            discussion: """
                The payload is a request as sign --jsonl takes it: {"message": …},
                {"typed_data": …}, {"transaction": …} or {"authorization": …}. Windows are
                judged as if nothing had been spent. Exit code 0 if it would be signed,
                1 if it would be refused or asked about.

                Examples:
                  lucid-agent policy explain policy.json < payload.json
                  lucid-agent policy explain policy.json '{"message": "gm"}' --json

                --json gives {"decision", "payloadHash", "findings": [{"rule",
                "decision", "reason"}], "moves": [{"asset", "kind", "party", "amount"}]}.
                """)

        @Argument(help: ArgumentHelp("The policy.", valueName: "policy")) var file: String

        @Argument(help: ArgumentHelp("A file of JSON, or the JSON itself.", valueName: "payload"))
        var payload: String?

        @Option(help: ArgumentHelp("The address that would sign.", valueName: "address"))
        var signer: String?

        @Flag(name: .customLong("json"), help: "Print everything that was found, as JSON.")
        var asJSON = false

        func run() throws {
            let policy = try PolicyCommand.read(file)
            let json = try DocumentOptions.json(payload ?? "-", "the payload")
            let request = try Self.request(json)
            let address = try signer.map { text throws(CommandError) in
                guard let address = try? Address(text) else {
                    throw CommandError(.usage, "--signer is an address: 0x and 40 hex digits")
                }
                return address
            }
            let intent = SigningIntent(request.payload, signer: address)
            let now = UInt64(max(0, SystemClock().wallNow().timeIntervalSince1970))
            let verdict = policy.verdict(on: intent, now: now)
            try CommandContext.current.answer(asJSON ? Self.json(verdict, intent).text : Self.words(verdict, intent))
            if verdict.decision != .allow { throw ExitCode(1) }
        }

        private static func request(_ json: JSONValue) throws(CommandError) -> WalletRequest {
            var json = json
            // The chain is in the transaction; the remote protocol wants it said twice.
            if case .object(var object) = json, object["chain"] == nil, let number = object["transaction"]?["chainId"],
                let chain = UInt256(quantity: number)
            {
                object["chain"] = .string("eip155:\(chain)")
                json = .object(object)
            }
            do throws(WalletError) {
                return try SignerProtocol.request(json)
            } catch {
                throw CommandError(.failed, "the payload: \(error.message)", underlying: error)
            }
        }

        private static func words(_ verdict: PolicyVerdict, _ intent: SigningIntent) -> String {
            let moves = intent.moves.map { move in
                "\(move.kind.rawValue) of \(move.isUnlimited ? "any amount" : move.amount.description) of "
                    + "\(move.asset) to \(move.party?.description ?? "anyone")"
            }
            let findings = verdict.findings.map { "\($0.decision.rawValue)  \($0.rule): \($0.reason)" }
            return (["\(verdict.decision.rawValue): \(verdict.reason)"] + moves + findings).joined(separator: "\n  ")
        }

        private static func json(_ verdict: PolicyVerdict, _ intent: SigningIntent) -> JSONValue {
            let findings = verdict.findings.map { finding -> JSONValue in
                [
                    "rule": .string(finding.rule), "decision": .string(finding.decision.rawValue),
                    "reason": .string(finding.reason),
                ]
            }
            let moves = intent.moves.map { move -> JSONValue in
                [
                    "asset": .string(move.asset.description), "kind": .string(move.kind.rawValue),
                    "party": move.party.map { .string($0.description) } ?? .null,
                    "amount": move.isUnlimited ? "unlimited" : .string(move.amount.description),
                ]
            }
            return [
                "decision": .string(verdict.decision.rawValue), "payloadHash": .bytes(intent.digest),
                "findings": .array(findings), "moves": .array(moves),
            ]
        }
    }
}
