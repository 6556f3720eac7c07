// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidSigning

/// Tells whether a signature is by an account, be it a key, a contract (ERC-1271), or a contract that is not there yet
/// (ERC-6492).
public struct ContractSignatureVerifier: Sendable {
    private let rpc: EthereumRPC

    /// A verifier on a chain.
    public init(rpc: EthereumRPC) { self.rpc = rpc }

    /// Whether `signature` is by `address` over `digest`.
    ///
    /// The order is that of ERC-6492: a wrapped signature is asked of the contract, made first if it is not there; then
    /// a contract that is there decides; then the key.
    /// - Parameter digest: 32 bytes.
    /// - Throws: ``EthereumRPCError``, `SigningError` or `CancellationError`.
    public func isValid(_ signature: [UInt8], digest: [UInt8], by address: Address) async throws -> Bool {
        let form = try SignatureForm(signature)
        let hasCode = try await !rpc.code(at: address).isEmpty
        switch form {
        case .counterfactual(let wrapped):
            let call = try ContractSignatureCall(digest: digest, signature: wrapped.signature)
            if hasCode, try await accepts(call, at: address) { return true }
            return try await accepts(call, at: address, after: wrapped)
        case .account(let plain) where !hasCode:
            guard let key = try? PublicKey.recover(digest: digest, signature: plain) else { return false }
            return key.address == address
        case .account, .contract:
            guard hasCode else { return false }
            return try await accepts(try ContractSignatureCall(digest: digest, signature: signature), at: address)
        @unknown default: return false
        }
    }

    private func accepts(_ call: ContractSignatureCall, at address: Address) async throws -> Bool {
        do {
            return ContractSignatureCall.accepts(try await rpc.call(to: address, data: call.data))
        } catch let error as EthereumRPCError where [.reverted, .rejected].contains(error.code) {
            return false
        }
    }

    /// Runs both calls in one: code that creates nothing, calls the factory, asks the contract, and returns its answer.
    private func accepts(
        _ call: ContractSignatureCall, at address: Address, after wrapped: CounterfactualSignature
    ) async throws -> Bool {
        do {
            let code = Self.program(
                factory: wrapped.factory, prepare: wrapped.factoryCall, account: address, ask: call.data)
            return ContractSignatureCall.accepts(try await rpc.call(to: nil, data: code))
        } catch let error as EthereumRPCError where [.reverted, .rejected].contains(error.code) {
            return false
        }
    }

    /// EVM code with the data of the two calls behind it.
    ///
    /// The answer counts only if the contract returned it: what a revert leaves, and what is in memory, does not.
    static func program(factory: Address, prepare: [UInt8], account: Address, ask: [UInt8]) -> [UInt8] {
        let length = 129
        let answer = max(prepare.count, ask.count)
        var code = EVMCode()
        // What the factory returns does not matter, the contract is asked all the same.
        code.push(prepare.count, length, 0)
        code.run(.codeCopy)
        code.push(0, 0, prepare.count, 0, 0)
        code.push(factory)
        code.run(.gas, .call, .pop)
        code.push(ask.count, length + prepare.count, 0)
        code.run(.codeCopy)
        code.push(32, answer, ask.count, 0)
        code.push(account)
        code.run(.gas, .staticCall)
        code.push(answer)
        code.run(.load, .multiply)
        code.push(0)
        code.run(.store)
        code.push(32, 0)
        code.run(.return)
        return code.bytes + prepare + ask
    }
}

/// The few instructions of the Ethereum virtual machine that are needed here.
private struct EVMCode {
    enum Instruction: UInt8 {
        case multiply = 0x02
        case codeCopy = 0x39
        case pop = 0x50
        case load = 0x51
        case store = 0x52
        case gas = 0x5a
        case call = 0xf1
        case `return` = 0xf3
        case staticCall = 0xfa
    }

    private(set) var bytes: [UInt8] = []

    mutating func run(_ instructions: Instruction...) { bytes += instructions.map(\.rawValue) }

    /// PUSH3 for each; the last one ends on top.
    mutating func push(_ numbers: Int...) {
        for number in numbers {
            bytes += [0x62, UInt8(number >> 16 & 0xff), UInt8(number >> 8 & 0xff), UInt8(number & 0xff)]
        }
    }

    /// PUSH20.
    mutating func push(_ address: Address) { bytes += [0x73] + address.bytes }
}
