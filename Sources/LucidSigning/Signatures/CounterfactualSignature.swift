// SPDX-License-Identifier: Apache-2.0

/// A contract's signature together with the call that deploys the contract (ERC-6492).
///
/// Its bytes are the ABI form of (address, bytes, bytes) and then ``mark``. The call is somebody else's: never send
/// it as a transaction; verify inside a simulated call.
public struct CounterfactualSignature: Hashable, Sendable {
    /// The last 32 bytes: 0x6492 sixteen times.
    public static let mark = [UInt8]((0..<32).map { $0 % 2 == 0 ? 0x64 : 0x92 })

    /// The contract that deploys the wallet, or prepares it.
    public let factory: Address
    /// What the factory is called with.
    public let factoryCall: [UInt8]
    /// The signature to give to the wallet once it is deployed.
    public let signature: [UInt8]

    /// Joins the parts.
    public init(factory: Address, factoryCall: [UInt8], signature: [UInt8]) {
        self.factory = factory
        self.factoryCall = factoryCall
        self.signature = signature
    }

    /// Takes the parts out of the bytes, which must be exactly what ``bytes`` gives back.
    ///
    /// Throws ``SigningError/Code/invalidValue`` with the name of the part that is wrong: another end than ``mark``,
    /// an offset, length or padding that is not the ABI's only strict form, or bytes left over.
    public init(_ bytes: [UInt8]) throws(SigningError) {
        guard bytes.count >= 32, bytes.suffix(32).elementsEqual(Self.mark) else {
            throw SigningError(.invalidValue, "the signature does not end in the mark of ERC-6492")
        }
        var reader = try ABIReader(Array(bytes.dropLast(32)), heads: 3)
        let word = try reader.word()
        factory = Address(word: word)
        guard factory.word == word else {
            throw SigningError(.invalidValue, path: "factory", "an address is 20 bytes after 12 zeros")
        }
        factoryCall = try inside("factoryCall") { () throws(SigningError) in try reader.dynamicBytes() }
        signature = try inside("signature") { () throws(SigningError) in try reader.dynamicBytes() }
        try reader.finish()
    }

    /// The bytes as they are passed around.
    public var bytes: [UInt8] {
        var writer = ABIWriter()
        writer.append(word: factory.word)
        writer.append(bytes: factoryCall)
        writer.append(bytes: signature)
        return writer.bytes + Self.mark
    }
}
