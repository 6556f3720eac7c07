// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidHTTPCurl

/// Which chain, and through which nodes.
struct ChainOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A JSON-RPC endpoint; repeat it for more. Without it wallet.rpc.", valueName: "url"))
    var rpc: [String] = []

    @Option(help: ArgumentHelp("The chain by CAIP-2; without it wallet.chain.", valueName: "chain"))
    var chain: String?

    /// Lends a client of the nodes to `body`.
    func withRPC<Value>(_ body: (EthereumRPC) async throws -> Value) async throws -> Value {
        var overrides = ConfigOverrides()
        if !rpc.isEmpty { overrides[.walletRPC] = rpc.joined(separator: ",") }
        overrides[.walletChain] = chain
        let access = try ConfigOptions.loader.load(overrides: overrides).chainAccess()
        if let transport = CommandContext.current.transport {
            return try await body(EthereumRPC(endpoints: access.endpoints, chain: access.chain, transport: transport))
        }
        var options = CurlTransport.Configuration()
        options.caFile = access.transport.caFile
        options.proxy = access.transport.proxy
        options.userAgent = "lucid-agent"
        let transport = CurlTransport(configuration: options)
        defer { transport.shutdown() }
        return try await body(EthereumRPC(endpoints: access.endpoints, chain: access.chain, transport: transport))
    }
}

/// An amount on a command line: wei, or a decimal number with `gwei` or `ether` behind it.
enum AmountText {
    static func wei(_ text: String) throws(CommandError) -> UInt256 {
        let units: [(String, Int)] = [("gwei", 9), ("ether", 18), ("wei", 0)]
        let unit = units.first { text.hasSuffix($0.0) }
        let number = unit.map { text.dropLast($0.0.count) } ?? Substring(text)
        let parts = number.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let digits = unit?.1 ?? 0
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), parts.count == 1 || digits > 0,
            (parts.dropFirst().first?.utf8.count ?? 0) <= digits
        else { throw wrong(text) }
        let fraction = parts.count == 2 ? parts[1] : ""
        let padded = parts[0] + fraction + String(repeating: "0", count: digits - fraction.utf8.count)
        guard let amount = UInt256(decimal: padded) else { throw wrong(text) }
        return amount
    }

    private static func wrong(_ text: String) -> CommandError {
        CommandError(.usage, "\(ShellWord.quoted(text)) is no amount: 1000 (wei), 2.5gwei or 0.01ether")
    }

    /// In ether, without trailing zeros.
    static func ether(_ amount: UInt256) -> String {
        let digits = amount.description
        let padded = String(repeating: "0", count: max(0, 19 - digits.utf8.count)) + digits
        var fraction = padded.suffix(18)
        while fraction.last == "0" { fraction.removeLast() }
        return String(padded.dropLast(18)) + (fraction.isEmpty ? "" : "." + fraction)
    }
}
