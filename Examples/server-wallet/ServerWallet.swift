// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting

/// Signs with a key that the authority keeps: the agent's own key only proves who it is.
@main
struct ServerWallet {
    static func main() async throws {
        let key = PrivateKey.generate()
        let authority = try AuthorityTransport(
            custodyPassphrase: SecretBytes(copying: "the operator's passphrase".utf8))
        let agent = try await authority.administration.register(
            agentRef: "server-wallet", address: key.address.description, scopes: ["wallet.sign"])
        guard let custody = agent.custodyAddress else { throw Surprise(what: "the authority made no wallet") }
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL(authority.issuer), agentRef: agent.agentRef, credentialID: agent.credentialID)
        configuration.wallet = .init(.privateKey(key))
        configuration.scopes = ["wallet.sign"]

        try await withAgentRuntime(configuration, dependencies: .init(transport: authority)) { runtime in
            let wallet = ServerOrchestratorConnector(api: runtime.api, address: try Address(custody))
            let signed = try await wallet.sign(message: "gm")
            let signer = try PublicKey.recover(message: .text("gm"), signature: signed.signature).address
            guard signer.description == custody else { throw Surprise(what: "signed by \(signer), not \(custody)") }
            print("the authority's key \(signer) signed \(signed.hex)")
        }
    }

    struct Surprise: Error, CustomStringConvertible {
        let what: String
        var description: String { what }
    }
}
