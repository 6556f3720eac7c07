// SPDX-License-Identifier: Apache-2.0

extension AgentApiClient {
    /// What agents prove themselves with; for operators.
    public var credentials: Credentials { Credentials(client: client, agentRef: agentRef) }

    /// Calls about credentials and tokens, which need an operator's token; an agent is named by its reference, and is
    /// the client's own if none is given.
    public struct Credentials: Sendable {
        let client: any APIProtocol
        let agentRef: String

        /// The credentials of an agent.
        /// - Parameters:
        ///   - ref: The agent.
        ///   - includesRevoked: Whether those that are revoked are listed, too.
        public func list(
            of ref: String? = nil, includesRevoked: Bool = false
        ) async throws -> [Components.Schemas.AgentCredential] {
            try await counting {
                try await client.listAgentCredentials(
                    path: .init(agentRef: ref ?? agentRef),
                    query: .init(includeRevoked: includesRevoked ? true : nil)
                ).ok.body.json.items
            }
        }

        /// Registers a wallet that an agent may prove itself with.
        public func create(
            for ref: String? = nil, _ request: Components.Schemas.CreateAgentCredentialRequest
        ) async throws -> Components.Schemas.AgentCredential {
            try await counting {
                try await client.createAgentCredential(path: .init(agentRef: ref ?? agentRef), body: .json(request))
                    .created.body.json.credential
            }
        }

        /// Revokes a credential, and with it every token that it got.
        public func revoke(_ id: String, of ref: String? = nil) async throws -> Components.Schemas.AgentCredential {
            try await counting {
                try await client.revokeAgentCredential(path: .init(agentRef: ref ?? agentRef, credentialId: id))
                    .ok.body.json.credential
            }
        }

        /// Makes a session for an agent without a challenge.
        public func createRuntimeCredentials(
            for ref: String? = nil, _ request: Components.Schemas.CreateRuntimeCredentialsRequest
        ) async throws -> Components.Schemas.RuntimeCredentials {
            try await counting {
                try await client.createRuntimeCredentials(
                    path: .init(agentRef: ref ?? agentRef), body: .json(request)
                ).created.body.json
            }
        }

        /// The tokens of an agent that were made by hand.
        public func tokens(of ref: String? = nil) async throws -> [Components.Schemas.AgentToken] {
            try await counting {
                try await client.listAgentTokens(path: .init(agentRef: ref ?? agentRef)).ok.body.json.items
            }
        }

        /// Makes a token by hand.
        public func createToken(
            for ref: String? = nil, _ request: Components.Schemas.CreateAgentTokenRequest
        ) async throws -> Components.Schemas.CreatedAgentToken {
            try await counting {
                try await client.createAgentToken(path: .init(agentRef: ref ?? agentRef), body: .json(request))
                    .created.body.json
            }
        }

        /// Revokes a token that was made by hand.
        public func revokeToken(_ id: String, of ref: String? = nil) async throws {
            try await counting {
                _ = try await client.revokeAgentToken(path: .init(agentRef: ref ?? agentRef, tokenId: id)).noContent
            }
        }
    }
}
