// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON
import LucidSigning

extension SigningPolicy {
    /// Reads a policy document, strictly: an unknown member, a wrong type or a rule without effect is an error.
    /// - Throws: ``SigningPolicyError``.
    public init(parsing bytes: [UInt8]) throws(SigningPolicyError) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw SigningPolicyError("", error.description)
        }
        try self.init(json: json)
    }

    /// Reads a policy document.
    /// - Throws: ``SigningPolicyError``.
    public init(json: JSONValue) throws(SigningPolicyError) {
        let document = try PolicyReader(
            json, "",
            [
                "$schema", "version", "chains", "transactions", "native", "tokens", "typedData", "messages", "signIn",
                "maxValiditySeconds", "times", "challenges", "httpRequests",
            ])
        _ = try document.integer("version", 1...1)
        self.init(chains: Set(try document.list("chains", PolicyReader.chain)))
        if document.contains("transactions") {
            transactions = try Self.transactions(document.required("transactions"), "transactions")
        }
        native = try document.optionalList("native") { json, path throws(SigningPolicyError) in
            try Self.asset(json, path, isToken: false)
        }
        tokens = try document.optionalList("tokens") { json, path throws(SigningPolicyError) in
            try Self.asset(json, path, isToken: true)
        }
        try requireDistinct(native, "native")
        try requireDistinct(tokens, "tokens")
        typedData = try document.optionalList("typedData", Self.typedData)
        messages = try document.optionalList("messages") { json, path throws(SigningPolicyError) in
            let rule = try PolicyReader(json, path, ["pattern", "decision"])
            return MessagePattern(try rule.text("pattern"), decision: try rule.optionalDecision())
        }
        signIn = try document.optionalList("signIn") { json, path throws(SigningPolicyError) in
            let rule = try PolicyReader(json, path, ["domain", "decision"])
            return SignInDomain(try rule.text("domain"), decision: try rule.optionalDecision())
        }
        if document.contains("maxValiditySeconds") {
            maximumValidity = try document.integer("maxValiditySeconds", 1...SpendBook.longestWindow)
        }
        times = try document.optionalList("times", Self.time)
        if document.contains("httpRequests") { httpRequests = try document.decision("httpRequests") }
        if document.contains("challenges") { challenges = try document.decision("challenges") }
    }

    private static func transactions(_ json: JSONValue, _ path: String) throws(SigningPolicyError) -> Transactions {
        let rules = try PolicyReader(
            json, path,
            [
                "maxFee", "maxGas", "maxFeePerGas", "maxPriorityFeePerGas", "calls", "contractCreation", "delegation",
            ])
        var transactions = Transactions(maximumFee: try rules.amount("maxFee"))
        transactions.maximumGas = try rules.optional("maxGas") { name throws(SigningPolicyError) in
            try rules.integer(name, 1...(1 << 40))
        }
        transactions.maximumFeePerGas = try rules.optional("maxFeePerGas", rules.amount)
        transactions.maximumPriorityFeePerGas = try rules.optional("maxPriorityFeePerGas", rules.amount)
        transactions.calls = try rules.optionalList("calls") { json, path throws(SigningPolicyError) in
            let rule = try PolicyReader(json, path, ["to", "selectors", "decision"])
            return CallRule(
                to: try rule.address("to"), selectors: try selectors(rule), decision: try rule.optionalDecision())
        }
        if rules.contains("contractCreation") {
            transactions.contractCreation = try rules.decision("contractCreation")
        }
        for (address, decision) in try rules.optionalList("delegation", delegate) {
            transactions.delegation[address] = decision
        }
        return transactions
    }

    private static func delegate(
        _ json: JSONValue, _ path: String
    ) throws(SigningPolicyError) -> (Address, Decision) {
        let rule = try PolicyReader(json, path, ["address", "decision"])
        return (try rule.address("address"), try rule.optionalDecision())
    }

    private static func selectors(_ rule: PolicyReader) throws(SigningPolicyError) -> Set<[UInt8]>? {
        if try rule.required("selectors").stringValue == "any" { return nil }
        return Set(
            try rule.list("selectors") { json, path throws(SigningPolicyError) in
                if let text = json.stringValue {
                    if let bytes = Hex.decode(text, prefix: .required), bytes.count == 4 { return bytes }
                    if text.hasSuffix(")"), text.firstRange(of: "(") != nil, !text.utf8.contains(UInt8(ascii: " ")) {
                        return Array(Keccak256.hash(Array(text.utf8)).prefix(4))
                    }
                }
                throw SigningPolicyError(
                    path, "a function is needed: 4 bytes such as 0xa9059cbb, or transfer(address,uint256)")
            })
    }

    private static func asset(
        _ json: JSONValue, _ path: String, isToken: Bool
    ) throws(SigningPolicyError) -> AssetRule {
        let shared = ["chain", "recipients", "max", "askAbove", "windows"]
        let rule = try PolicyReader(
            json, path, isToken ? shared + ["address", "spenders", "unlimitedApprovals"] : shared)
        let chain = try rule.chain("chain")
        let asset = isToken ? Asset.token(try rule.address("address"), on: chain) : .native(chain)
        var result = AssetRule(
            asset: asset, recipients: try rule.parties("recipients"), maximum: try rule.amount("max"))
        result.askAbove = try rule.optional("askAbove", rule.amount)
        result.windows = try rule.optionalList("windows") { json, path throws(SigningPolicyError) in
            let window = try PolicyReader(json, path, ["seconds", "max"])
            return SpendingWindow(
                seconds: try window.integer("seconds", 1...SpendBook.longestWindow),
                maximum: try window.amount("max"))
        }
        if rule.contains("spenders") { result.spenders = try rule.parties("spenders") }
        if rule.contains("unlimitedApprovals") {
            result.unlimitedApprovals = try rule.decision("unlimitedApprovals")
        }
        return result
    }

    private static func typedData(_ json: JSONValue, _ path: String) throws(SigningPolicyError) -> TypedDataPattern {
        let rule = try PolicyReader(
            json, path, ["primaryType", "encodedType", "name", "version", "verifyingContract", "decision"])
        let pattern = TypedDataPattern(
            primaryType: try rule.text("primaryType"), encodedType: try rule.optional("encodedType", rule.text),
            name: try rule.optional("name", rule.text), version: try rule.optional("version", rule.text),
            verifyingContract: try rule.optional("verifyingContract", rule.address),
            decision: try rule.optionalDecision())
        guard pattern.encodedType != nil || !TypedDataPattern.isValuable(pattern.primaryType) else {
            throw rule.failure(
                "encodedType",
                "it is missing, and \(pattern.primaryType) can move value: say which type you mean, with all members")
        }
        guard pattern.name != nil || pattern.verifyingContract != nil else {
            throw SigningPolicyError(path, "name the domain, by name or by verifyingContract")
        }
        return pattern
    }

    private static func time(_ json: JSONValue, _ path: String) throws(SigningPolicyError) -> TimeWindow {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let rule = try PolicyReader(json, path, ["days", "from", "until"])
        let days = try rule.list("days") { json, path throws(SigningPolicyError) in
            guard let day = json.stringValue.flatMap({ names.firstIndex(of: $0) }) else {
                throw SigningPolicyError(path, "a day is needed: \(names.joined(separator: ", "))")
            }
            return day + 1
        }
        let window = TimeWindow(
            days: Set(days), fromMinute: try rule.minute("from"), untilMinute: try rule.minute("until"))
        guard window.fromMinute < window.untilMinute else {
            throw rule.failure("until", "it is not after from; for hours over midnight write two entries")
        }
        return window
    }

    private func requireDistinct(_ rules: [AssetRule], _ name: String) throws(SigningPolicyError) {
        var seen: Set<Asset> = []
        for (index, rule) in rules.enumerated() {
            guard seen.insert(rule.asset).inserted else {
                throw SigningPolicyError("\(name)[\(index)]", "\(rule.asset) has a rule already")
            }
            guard chains.contains(rule.asset.chain) else {
                throw SigningPolicyError("\(name)[\(index)].chain", "it is not among chains, so the rule has no effect")
            }
        }
    }
}
