// SPDX-License-Identifier: Apache-2.0

extension AgentApiClient {
    /// Machine clients, which prove a secret instead of a key; for operators.
    public var clients: Clients { Clients(client: client) }

    /// Calls about machine clients, which need an operator's token.
    public struct Clients: Sendable {
        let client: any APIProtocol

        /// Registers a client, and gives its secret, which nobody can ask for again.
        public func register(
            _ request: Components.Schemas.RegisterClientRequest
        ) async throws -> Components.Schemas.RegisteredClient {
            try await counting { try await client.registerClient(body: .json(request)).created.body.json }
        }

        /// The clients of an agent, or all of them, oldest first.
        public func list(of agentRef: String? = nil) async throws -> [Components.Schemas.MachineClient] {
            try await counting { try await client.listClients(query: .init(agentRef: agentRef)).ok.body.json.items }
        }

        /// A client, without its secret.
        public func get(_ id: String) async throws -> Components.Schemas.MachineClient {
            try await counting { try await client.getClient(path: .init(clientId: id)).ok.body.json }
        }

        /// Changes a client, or disables it and enables it again.
        public func update(
            _ id: String, _ request: Components.Schemas.UpdateClientRequest
        ) async throws -> Components.Schemas.MachineClient {
            try await counting {
                try await client.updateClient(path: .init(clientId: id), body: .json(request)).ok.body.json
            }
        }

        /// Gives a client a new secret, which nobody can ask for again.
        /// - Parameter overlapSeconds: For how long the old secret is still taken; nil for an hour.
        public func rotateSecret(
            of id: String, overlapSeconds: Int? = nil
        ) async throws -> Components.Schemas.RotatedClientSecret {
            try await counting {
                try await client.rotateClientSecret(
                    path: .init(clientId: id), body: .json(.init(overlapSeconds: overlapSeconds))
                ).ok.body.json
            }
        }

        /// Ends a client for good, with its sessions.
        public func delete(_ id: String) async throws {
            try await counting { _ = try await client.deleteClient(path: .init(clientId: id)).noContent }
        }
    }
}
