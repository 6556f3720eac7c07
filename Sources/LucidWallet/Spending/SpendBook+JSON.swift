// SPDX-License-Identifier: Apache-2.0
public import LucidJSON
import LucidSigning

extension SpendBook {
    /// Why a stored book cannot be used.
    public struct Damage: Error, Sendable, CustomStringConvertible {
        /// What is wrong with it.
        public let description: String
    }

    /// The book as a document: `version` 1 and `charges`.
    public var json: JSONValue {
        let charges = charges.sorted { $0.key < $1.key }.map { key, charge -> JSONValue in
            var object: JSONObject = ["key": .string(key.description), "made": .integer(charge.made)]
            if let end = charge.usableUntil { object["usableUntil"] = .integer(end) }
            if charge.isSettled { object["settled"] = true }
            var signed = JSONObject()
            for (digest, amounts) in charge.amounts.sorted(by: { $0.key < $1.key }) {
                var moved = JSONObject()
                for (asset, amount) in amounts.sorted(by: { $0.key.description < $1.key.description }) {
                    moved[asset.description] = .string(amount.description)
                }
                signed[digest] = .object(moved)
            }
            object["signed"] = .object(signed)
            return .object(object)
        }
        return ["version": 1, "charges": .array(charges)]
    }

    /// Reads a document.
    /// - Throws: ``Damage`` for anything that ``json`` does not write: a book that is not understood whole is not used.
    public init(json: JSONValue) throws(Damage) {
        guard json["version"]?.intValue == 1, let entries = json["charges"]?.arrayValue, entries.count <= Self.capacity
        else { throw Damage(description: "it is no spending record of version 1") }
        for entry in entries {
            let (key, charge) = try Self.charge(entry)
            guard charges.updateValue(charge, forKey: key) == nil else {
                throw Damage(description: "it has a key twice")
            }
        }
    }

    /// Seconds since 1970, far from where a sum would overflow.
    private static func time(_ json: JSONValue?) -> UInt64? {
        json?.numberValue?.uint64.flatMap { $0 < 1 << 53 ? $0 : nil }
    }

    private static func charge(_ json: JSONValue) throws(Damage) -> (ChargeKey, Charge) {
        guard let object = json.objectValue, let key = object["key"]?.stringValue,
            let made = time(object["made"]), let signed = object["signed"]?.objectValue, !signed.isEmpty
        else { throw Damage(description: "an entry lacks its key, its time or its amounts") }
        let known: Set = ["key", "made", "signed", "usableUntil", "settled"]
        guard object.keys.allSatisfy(known.contains) else {
            throw Damage(description: "an entry has a member that is not known")
        }
        var charge = Charge(amounts: [:], made: made)
        if let end = object["usableUntil"] {
            guard let end = end.numberValue?.uint64 else { throw Damage(description: "an entry's end is no time") }
            charge.usableUntil = end
        }
        charge.isSettled = object["settled"]?.boolValue == true
        for (digest, moved) in signed {
            var amounts: [Asset: UInt256] = [:]
            for (name, amount) in moved.objectValue ?? [:] {
                guard let asset = Asset(text: name), let amount = amount.stringValue.flatMap({ UInt256(decimal: $0) })
                else { throw Damage(description: "an entry's amount is none") }
                amounts[asset] = amount
            }
            charge.amounts[digest] = amounts
        }
        return (ChargeKey(text: key), charge)
    }
}

extension Asset {
    /// Reads what ``description`` writes.
    init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let chain = try? ChainID(String(parts[0])) else { return nil }
        if parts[1] == "native" {
            self = .native(chain)
        } else if let token = try? Address(String(parts[1])) {
            self = .token(token, on: chain)
        } else {
            return nil
        }
    }
}
