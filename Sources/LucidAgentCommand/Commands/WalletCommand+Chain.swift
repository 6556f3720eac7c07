// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidCrypto
import LucidJSON

extension WalletCommand {
    struct Balance: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "balance",
            abstract: "Print what an account has.",
            usage: "lucid-agent wallet balance [<address>] [--token <address>] [--rpc <url>] [--chain <chain>] [<key>]",
            discussion: """
                Without an address it is that of the key. In ether; --json also in wei.
                With --token it is in the token's smallest units.

                Examples:
                  lucid-agent wallet balance --keystore agent.json \\
                    --rpc https://node.example --chain eip155:8453
                  lucid-agent wallet balance 0x… --rpc https://node.example --json
                """)

        @Argument(help: ArgumentHelp("The account.", valueName: "address")) var address: String?

        @Option(help: ArgumentHelp("A token (ERC-20).", valueName: "address")) var token: String?

        @OptionGroup(title: "Chain") var chain: ChainOptions
        @OptionGroup(title: "Key") var key: KeyOptions

        @Flag(name: .customLong("json"), help: "Print {\"address\", \"chain\", \"balance\"}, the balance in wei.")
        var asJSON = false

        func run() async throws {
            let account = try address.map { text throws(CommandError) in try AddressText.read(text) } ?? key.address()
            let token = try token.map { text throws(CommandError) in try AddressText.read(text) }
            try await chain.withRPC { rpc in
                let balance = try await Self.balance(of: account, token, rpc)
                let answer: JSONValue = [
                    "address": .string(account.description), "chain": .string(rpc.chain.description),
                    "token": token.map { .string($0.description) } ?? .null, "balance": .string(balance.description),
                ]
                let plain = token == nil ? AmountText.ether(balance) : balance.description
                try CommandContext.current.answer(asJSON ? answer.text : plain)
            }
        }

        private static func balance(
            of account: Address, _ token: Address?, _ rpc: EthereumRPC
        ) async throws -> UInt256 {
            guard let token else { return try await rpc.balance(of: account) }
            let call: [UInt8] = [0x70, 0xa0, 0x82, 0x31] + [UInt8](repeating: 0, count: 12) + account.bytes
            let answer = try await rpc.call(to: token, data: call)
            guard answer.count == 32, let balance = UInt256(bigEndian: answer) else {
                throw CommandError(.failed, "\(token) is no token on \(rpc.chain)")
            }
            return balance
        }
    }

    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "send",
            abstract: "Send value or tokens, within the signing policy, and wait until it is in a block.",
            usage: """
                lucid-agent wallet send <to> <amount> [--token <address>] [--data <hex>] \
                [--rpc <url>] [--chain <chain>] <key>
                """,
            discussion: """
                The amount is in wei, or with a unit: 2.5gwei, 0.01ether; of a token in its
                smallest units. Gas, prices and nonce are the node's estimates unless given.
                What the policy asks about is asked on the terminal. Exit code 1 if the
                transaction was reverted.

                Examples:
                  lucid-agent wallet send 0x… 0.01ether --keystore agent.json \\
                    --passphrase-file pass.txt --rpc https://node.example --chain eip155:8453
                  lucid-agent wallet send 0x… 2500000 --token 0x… --private-key-file key.hex

                --json gives {"hash", "from", "nonce", "status", "block", "gasUsed"}; with
                --no-wait the last three are missing.
                """)

        @Argument(help: ArgumentHelp("The receiver.", valueName: "to")) var receiver: String
        @Argument(help: ArgumentHelp("How much.", valueName: "amount")) var amount: String

        @Option(help: ArgumentHelp("A token (ERC-20) to send instead of ether.", valueName: "address"))
        var token: String?

        @Option(help: ArgumentHelp("The data of a call.", valueName: "hex")) var data: String?

        @Option(help: ArgumentHelp("The most gas.", valueName: "gas")) var gas: UInt64?

        @Option(help: ArgumentHelp("The most for a unit of gas.", valueName: "amount")) var maxFee: String?

        @Option(help: ArgumentHelp("The most of that for the block's maker.", valueName: "amount")) var priorityFee:
            String?

        @Option(help: ArgumentHelp("The nonce.", valueName: "number")) var nonce: UInt64?

        @Option(help: ArgumentHelp("Blocks to wait for.", valueName: "number")) var confirmations: UInt64 = 1

        @Flag(help: "Do not wait for a block.") var noWait = false

        @OptionGroup(title: "Chain") var chain: ChainOptions
        @OptionGroup(title: "Key") var key: KeyOptions
        @OptionGroup(title: "Policy") var policy: PolicyOptions

        @Flag(name: .customLong("json"), help: "Print what became of it as JSON.")
        var asJSON = false

        func validate() throws {
            if token != nil && data != nil { throw ValidationError("--token and --data exclude each other.") }
            if (maxFee == nil) != (priorityFee == nil) {
                throw ValidationError("--max-fee and --priority-fee belong together; give both or none.")
            }
        }

        func run() async throws {
            let request = try request()
            let rules = try policy.rules()
            let signer = try key.signingKey().key()
            try await chain.withRPC { rpc in
                let ledger = rules?.ledger(for: signer.address)
                let wallet = GuardedWallet(
                    LocalKeyConnector(key: signer), policy: rules?.policy, ledger: ledger,
                    approve: { await TerminalApproval.ask($0, approved: rules?.approved) },
                    settle: { try await LedgerSettler([rpc]).settle($0) })
                let account = EthereumAccount(wallet: wallet, address: signer.address, rpc: rpc, ledger: ledger)
                try await send(request, account)
            }
        }

        private func send(_ request: TransactionRequest, _ account: EthereumAccount) async throws {
            let context = CommandContext.current
            let sent = try await account.send(request)
            var answer: JSONObject = [
                "hash": .bytes(sent.hash), "from": .string(account.address.description),
                "nonce": .integer(sent.transaction.transaction.nonce),
            ]
            guard !noWait else {
                return try context.answer(asJSON ? JSONValue.object(answer).text : answer.plain("hash"))
            }
            context.say("sent \(answer.plain("hash")); waiting for a block ...")
            let receipt = try await account.receipt(of: sent, confirmations: confirmations)
            answer["status"] = receipt.succeeded ? "succeeded" : "reverted"
            answer["block"] = .integer(receipt.blockNumber)
            answer["gasUsed"] = .integer(receipt.gasUsed)
            try context.answer(asJSON ? JSONValue.object(answer).text : answer.plain("hash"))
            guard receipt.succeeded else {
                throw CommandError(
                    .failed, "the transaction was reverted in block \(receipt.blockNumber); its fee is paid")
            }
        }

        private func request() throws(CommandError) -> TransactionRequest {
            let to = try AddressText.read(receiver)
            var request: TransactionRequest
            if let token {
                guard let units = UInt256(decimal: amount) else {
                    throw CommandError(.usage, "an amount of a token is a whole number of its smallest units")
                }
                request = .transfer(units, of: try AddressText.read(token), to: to)
            } else {
                request = TransactionRequest(to: to, value: try AmountText.wei(amount))
            }
            if let data {
                guard let bytes = Hex.decode(data, prefix: .required) else {
                    throw CommandError(.usage, "--data is 0x and an even number of hex digits")
                }
                request.data = bytes
            }
            request.gas = gas
            request.nonce = nonce
            if let maxFee, let priorityFee {
                request.fees = FeeEstimate(
                    maxFeePerGas: try AmountText.wei(maxFee), maxPriorityFeePerGas: try AmountText.wei(priorityFee))
            }
            return request
        }
    }
}

/// Addresses on a command line.
enum AddressText {
    static func read(_ text: String) throws(CommandError) -> Address {
        do throws(SigningError) {
            return try Address(text)
        } catch {
            throw CommandError(.usage, "\(ShellWord.quoted(text)): \(error.message)", underlying: error)
        }
    }
}
