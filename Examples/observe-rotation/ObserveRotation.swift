// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting

/// Watches a runtime rotate its tokens, against an authority in this process.
@main
struct ObserveRotation {
    static func main() async throws {
        let key = PrivateKey.generate()
        let authority = try AuthorityTransport { $0.accessLifetime = 2 }
        let agent = try await authority.administration.register(
            agentRef: "observer", address: key.address.description)
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL(authority.issuer), agentRef: agent.agentRef, credentialID: agent.credentialID)
        configuration.wallet = .init(.privateKey(key))

        try await watch(configuration, through: authority)
    }

    static func watch(_ configuration: AgentConfiguration, through transport: any HTTPTransport) async throws {
        try await withAgentRuntime(configuration, dependencies: .init(transport: transport)) { runtime in
            let events = runtime.events()
            try await runtime.authenticate()
            var rotations = 0
            for await event in events {
                switch event.kind {
                case .tokenRefreshed(let session):
                    rotations += 1
                    print("rotation \(rotations), generation \(session.generation)")
                    if rotations == 2 { return }
                case .refreshFailed(let error):
                    print("not renewed: \(error.message)")
                default:
                    print(event.name.rawValue)
                }
            }
        }
    }

    // slice.embed
    static func main(message: String) async throws {
        try await withAgentRuntime { runtime in  // .lucid-agent.json and LUCID_AGENT_*
            let agents = try await runtime.api.listAgents()
            let signed = try await runtime.wallet.sign(message: message)
            print(agents.count, signed.hex)
            for await event in runtime.events() {
                print(event.name, event.date)  // rotation, failure, revocation
            }
        }
    }
    // slice.end
}
