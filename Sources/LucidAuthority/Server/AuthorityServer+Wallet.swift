// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidCrypto
import LucidJSON
import LucidSigning

extension AuthorityServer {
    func signMessage(
        _ input: Operations.SignMessage.Input, caller: Caller
    ) async throws -> Operations.SignMessage.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let message: PersonalMessage
        switch request.encoding ?? .utf8 {
        case .utf8: message = .text(request.message)
        case .hex: message = try Self.checked("message") { () throws(SigningError) in try .init(hex: request.message) }
        case .undocumented:
            throw AuthorityError(.invalidRequest, message: "encoding: utf-8 or hex")
        }
        let (answer, key) = try await opened(input.path.agentRef, caller)
        let signature = try Self.checked("message") { () throws(SigningError) in try key.sign(message: message) }
        return .ok(.init(body: .json(answer(.hex(.init(encoding: "hex", signature: signature.hex))))))
    }

    func signTypedData(
        _ input: Operations.SignTypedData.Input, caller: Caller
    ) async throws -> Operations.SignTypedData.Output {
        let request =
            switch input.body {
            case .json(let request): request.typedData
            }
        let json: JSONValue = [
            "types": try JSONValue(encoding: request.types), "primaryType": .string(request.primaryType),
            "domain": .object(request.domain), "message": .object(request.message),
        ]
        let typed = try Self.checked("typed_data") { () throws(SigningError) in try TypedData(json: json) }
        let (answer, key) = try await opened(input.path.agentRef, caller)
        let signature = try Self.checked("typed_data") { () throws(SigningError) in
            try key.sign(digest: typed.digest)
        }
        return .ok(.init(body: .json(answer(.hex(.init(encoding: "hex", signature: signature.hex))))))
    }

    func signTransaction(
        _ input: Operations.SignTransaction.Input, caller: Caller
    ) async throws -> Operations.SignTransaction.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let place = "params.transaction"
        let chain = try Self.checked("caip2") { () throws(SigningError) in try ChainID(request.caip2) }
        let transaction = try Self.checked(place) { () throws(SigningError) in
            try Transaction(json: .object(request.params.transaction))
        }
        guard let number = chain.eip155Reference, transaction.chainID == number else {
            throw AuthorityError(.invalidRequest, message: "\(place).chainId: must be the chain that caip2 names")
        }
        let (answer, key) = try await opened(input.path.agentRef, caller)
        let signed = try Self.checked(place) { () throws(SigningError) in try transaction.signed(with: key) }
        return .ok(
            .init(
                body: .json(
                    answer(.rlp(.init(encoding: "rlp", signedTransaction: Hex.encode(signed.raw, prefix: true)))))))
    }

    func sendTransaction(
        _ input: Operations.SendTransaction.Input, caller: Caller
    ) async throws -> Operations.SendTransaction.Output {
        throw AuthorityError(
            .notAvailable,
            message: "the authority has no connection to a chain; sign the transaction and send it yourself")
    }

    /// The key of the agent's wallet, and what turns a signature into an answer.
    private func opened(
        _ agentRef: String, _ caller: Caller
    ) async throws -> (
        answer: @Sendable (Components.Schemas.WalletSigned) -> Components.Schemas.WalletSignatureResponse,
        key: PrivateKey
    ) {
        let agent = try await agent(agentRef, caller)
        let (wallet, key) = try await custody.open(caller.tenant, agentRef: agent.ref)
        let answer: @Sendable (Components.Schemas.WalletSigned) -> Components.Schemas.WalletSignatureResponse = {
            .init(
                account: .init(id: agent.id, displayName: agent.name),
                wallet: .init(
                    id: wallet.id, address: wallet.address, chain: "ethereum", provider: "lucid-authority",
                    chainType: "ethereum", status: "active"),
                signed: $0)
        }
        return (answer, key)
    }

    /// Turns what is wrong with an input into 400, with the place.
    private static func checked<Value>(
        _ place: String, _ body: () throws(SigningError) -> Value
    ) throws(AuthorityError) -> Value {
        do {
            return try body()
        } catch {
            let path = error.path.isEmpty ? place : "\(place).\(error.path)"
            throw AuthorityError(.invalidRequest, message: "\(path): \(error.detail)", underlying: error)
        }
    }
}
