// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// What a kind of transaction tells about itself, so that only ``Transaction/fields`` asks which kind it is.
protocol TransactionFields: Hashable, Sendable {
    /// The number of the type.
    static var typeNumber: UInt8 { get }
    /// The names of the JSON fields that not every kind has.
    static var ownNames: [String] { get }

    /// The chain it is valid on, if it says.
    var chain: UInt64? { get }
    var nonce: UInt64 { get }
    var gas: UInt64 { get }
    /// The most it pays for a unit of gas, in wei.
    var feeCap: UInt256 { get }
    /// The most it tips for a unit of gas, in wei, if the kind has tips.
    var tip: UInt256? { get }
    /// Where it goes; nil creates a contract.
    var receiver: Address? { get }
    var value: UInt256 { get }
    var data: [UInt8] { get }
    var accessList: [AccessListEntry] { get }
    /// The fields as the case of their kind.
    var body: Transaction.Body { get }

    /// Reads the items up to the signature.
    init(rlp reader: inout RLPReader) throws(SigningError)
    /// Reads the rest: the signature, or nothing before signing.
    mutating func readTail(_ reader: inout RLPReader) throws(SigningError) -> Signature?
    /// Writes the items up to the signature.
    func write(to writer: inout RLPWriter)
    /// Writes what comes after them, with a signature and without.
    func writeTail(_ signature: Signature?, to writer: inout RLPWriter)

    init(json reader: TransactionReader) throws(SigningError)
    /// Adds the JSON fields that only this kind has.
    func writeOwn(to object: inout JSONObject)

    /// Refuses what only this kind can have wrong and no chain accepts.
    func validateOwn() throws(SigningError)
    /// Refuses what a chain accepts and nobody should sign.
    func validateForSigning() throws(SigningError)
    /// What only this kind can have that is well formed and likely to be a mistake.
    var ownWarnings: [String] { get }
    /// The gas that only this kind costs before any code runs.
    var ownGas: Int { get }
    /// What only this kind can cost beside gas and value, in wei; nil if that does not fit 256 bits.
    var ownCost: UInt256? { get }
}

extension TransactionFields {
    var typeNumber: UInt8 { Self.typeNumber }
    var tip: UInt256? { nil }

    mutating func readTail(_ reader: inout RLPReader) throws(SigningError) -> Signature? {
        if reader.isAtEnd { return nil }
        let yParity = try reader.integer("yParity")
        let r = try reader.integer("r")
        let s = try reader.integer("s")
        guard yParity <= 1 else {
            throw SigningError(.invalidValue, path: "yParity", "it is 0 or 1, not \(yParity)")
        }
        return try Signature(r: r, s: s, yParity: yParity.isZero ? 0 : 1)
    }

    func writeTail(_ signature: Signature?, to writer: inout RLPWriter) {
        guard let signature else { return }
        writer.append(UInt64(signature.yParity))
        writer.append(signature.rValue)
        writer.append(signature.sValue)
    }

    func writeOwn(to object: inout JSONObject) {}
    func validateOwn() throws(SigningError) {}
    func validateForSigning() throws(SigningError) {}
    var ownWarnings: [String] { [] }
    var ownGas: Int { 0 }
    var ownCost: UInt256? { .zero }
}

/// The kinds with a tip within a maximum, which begin with the nine items of a ``FeeMarketTransaction``.
protocol FeeMarketFields: TransactionFields {
    var chainID: UInt64 { get }
    var maxPriorityFeePerGas: UInt256 { get }
    var maxFeePerGas: UInt256 { get }
}

extension FeeMarketFields {
    var chain: UInt64? { chainID }
    var feeCap: UInt256 { maxFeePerGas }
    var tip: UInt256? { maxPriorityFeePerGas }

    func writeFeeMarket(to writer: inout RLPWriter) {
        writer.append(chainID)
        writer.append(nonce)
        writer.append(maxPriorityFeePerGas)
        writer.append(maxFeePerGas)
        writer.append(gas)
        writer.append(receiver)
        writer.append(value)
        writer.append(data)
        writer.append(accessList)
    }
}
