// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning

/// The members of one object of a policy document; a member that nobody knows is refused.
struct PolicyReader {
    let path: String
    private let object: JSONObject

    init(_ json: JSONValue, _ path: String, _ known: [String]) throws(SigningPolicyError) {
        guard let object = json.objectValue else { throw SigningPolicyError(path, "an object is needed") }
        for key in object.keys where !known.contains(key) {
            throw SigningPolicyError(
                Self.join(path, PolicyText.shown(key)),
                "there is no such rule; there are: \(known.joined(separator: ", "))")
        }
        self.object = object
        self.path = path
    }

    static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    func contains(_ name: String) -> Bool { object[name] != nil }

    func failure(_ name: String, _ detail: String) -> SigningPolicyError {
        SigningPolicyError(Self.join(path, name), detail)
    }

    func required(_ name: String) throws(SigningPolicyError) -> JSONValue {
        guard let value = object[name] else { throw failure(name, "it is missing") }
        return value
    }

    func optional<Value>(
        _ name: String, _ read: (String) throws(SigningPolicyError) -> Value
    ) throws(SigningPolicyError) -> Value? {
        object[name] == nil ? nil : try read(name)
    }

    func text(_ name: String) throws(SigningPolicyError) -> String {
        guard let text = try required(name).stringValue, !text.isEmpty else {
            throw failure(name, "text is needed")
        }
        return text
    }

    /// Decimal text, or a number small enough for every reader of JSON.
    func amount(_ name: String) throws(SigningPolicyError) -> UInt256 {
        let value = try required(name)
        if let text = value.stringValue, let amount = UInt256(decimal: text) { return amount }
        if let number = value.numberValue?.uint64, number < 1 << 53 { return UInt256(number) }
        throw failure(name, "an amount in the smallest units is needed, as decimal text")
    }

    func integer(_ name: String, _ range: ClosedRange<UInt64>) throws(SigningPolicyError) -> UInt64 {
        guard let number = try required(name).numberValue?.uint64, range.contains(number) else {
            throw failure(name, "a whole number from \(range.lowerBound) to \(range.upperBound) is needed")
        }
        return number
    }

    func decision(_ name: String = "decision") throws(SigningPolicyError) -> SigningPolicy.Decision {
        guard let decision = SigningPolicy.Decision(rawValue: try text(name)) else {
            throw failure(name, "allow, ask or deny is needed")
        }
        return decision
    }

    func optionalDecision() throws(SigningPolicyError) -> SigningPolicy.Decision {
        try optional("decision") { name throws(SigningPolicyError) in try decision(name) } ?? .allow
    }

    func address(_ name: String) throws(SigningPolicyError) -> Address {
        try Self.address(required(name), Self.join(path, name))
    }

    static func address(_ json: JSONValue, _ path: String) throws(SigningPolicyError) -> Address {
        guard let text = json.stringValue, let address = try? Address(text) else {
            throw SigningPolicyError(path, "an address is needed: 0x and 40 hex digits, with a right checksum if mixed")
        }
        return address
    }

    func chain(_ name: String) throws(SigningPolicyError) -> ChainID {
        try Self.chain(required(name), Self.join(path, name))
    }

    static func chain(_ json: JSONValue, _ path: String) throws(SigningPolicyError) -> ChainID {
        guard let text = json.stringValue, let chain = try? ChainID(text), chain.eip155Reference != nil else {
            throw SigningPolicyError(path, "a CAIP-2 chain is needed, such as eip155:8453")
        }
        return chain
    }

    func list<Value>(
        _ name: String, _ read: (JSONValue, String) throws(SigningPolicyError) -> Value
    ) throws(SigningPolicyError) -> [Value] {
        guard let items = try required(name).arrayValue else { throw failure(name, "a list is needed") }
        guard items.count <= 1_000 else { throw failure(name, "a list has at most 1000 entries") }
        var values: [Value] = []
        for (index, item) in items.enumerated() {
            values.append(try read(item, "\(Self.join(path, name))[\(index)]"))
        }
        return values
    }

    func optionalList<Value>(
        _ name: String, _ read: (JSONValue, String) throws(SigningPolicyError) -> Value
    ) throws(SigningPolicyError) -> [Value] {
        contains(name) ? try list(name, read) : []
    }

    /// A list of addresses, or `"any"` for nil.
    func parties(_ name: String) throws(SigningPolicyError) -> Set<Address>? {
        if try required(name).stringValue == "any" { return nil }
        return Set(try list(name, Self.address))
    }

    /// `HH:MM`, up to 24:00.
    func minute(_ name: String) throws(SigningPolicyError) -> Int {
        let parts = try text(name).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = UInt(parts[0]),
            let minute = UInt(parts[1]), minute < 60, hour * 60 + minute <= 1_440
        else { throw failure(name, "a time of day in UTC is needed, such as 08:30") }
        return Int(hour * 60 + minute)
    }
}
