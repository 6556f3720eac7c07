// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

extension AgentApiClient {
    /// Agents, and calling what they offer.
    public var agents: Agents { Agents(client: client, agentRef: agentRef) }

    /// Calls about agents; one is named by its reference, and is the runtime's own if none is given.
    public struct Agents: Sendable {
        let client: any APIProtocol
        let agentRef: String

        /// The agents that the token may see: its own.
        public func list() async throws -> [Components.Schemas.Agent] {
            try await counting {
                try await client.listAgents().ok.body.json.items
            }
        }

        /// One agent.
        public func get(_ ref: String? = nil) async throws -> Components.Schemas.Agent {
            try await counting {
                try await client.getAgent(path: .init(agentRef: ref ?? agentRef)).ok.body.json
            }
        }

        /// Makes an agent; for operators.
        public func create(
            _ request: Components.Schemas.CreateAgentRequest
        ) async throws -> Components.Schemas.CreateAgentResponse {
            try await counting { try await client.createAgent(body: .json(request)).created.body.json }
        }

        /// Changes what is known of an agent; for operators.
        public func update(
            _ ref: String? = nil, _ request: Components.Schemas.UpdateAgentRequest
        ) async throws -> Components.Schemas.Agent {
            try await counting {
                try await client.updateAgent(path: .init(agentRef: ref ?? agentRef), body: .json(request)).ok.body.json
            }
        }

        /// Removes an agent, named in full so that none is removed by default; for operators.
        public func delete(_ ref: String) async throws {
            try await counting { _ = try await client.deleteAgent(path: .init(agentRef: ref)).noContent }
        }

        /// What the agent itself says of how it is.
        public func health(of ref: String? = nil) async throws -> String {
            try await counting {
                try await client.getAgentHealth(path: .init(agentRef: ref ?? agentRef)).ok.body.plainText
            }
        }

        /// What can be called at an agent.
        /// - Parameters:
        ///   - ref: The agent.
        ///   - refresh: Whether the agent is asked, and the server's cache passed by.
        public func entrypoints(
            of ref: String? = nil, refresh: Bool = false
        ) async throws -> Components.Schemas.EntrypointList {
            try await counting {
                try await client.listEntrypoints(
                    path: .init(agentRef: ref ?? agentRef), query: .init(refresh: refresh ? true : nil)
                ).ok.body.json
            }
        }

        /// Makes the server ask the runtime's own agent again what can be called.
        public func refreshEntrypoints() async throws -> Components.Schemas.EntrypointList {
            try await counting {
                try await client.refreshEntrypoints(path: .init(agentRef: agentRef)).ok.body.json
            }
        }

        /// Calls an entrypoint, and waits for its answer.
        /// - Parameters:
        ///   - key: The entrypoint.
        ///   - ref: The agent.
        ///   - call: What it is given.
        public func invoke(
            _ key: String, of ref: String? = nil, _ call: Components.Schemas.EntrypointCall
        ) async throws -> Components.Schemas.EntrypointResult {
            try await counting {
                try await client.invokeEntrypoint(path: .init(agentRef: ref ?? agentRef, key: key), body: .json(call))
                    .ok.body.json
            }
        }

        /// Calls an entrypoint, and gives its answer event by event.
        /// - Parameters:
        ///   - key: The entrypoint.
        ///   - ref: The agent.
        ///   - call: What it is given.
        /// - Returns: The events; dropping them before their end ends the call.
        public func stream(
            _ key: String, of ref: String? = nil, _ call: Components.Schemas.EntrypointCall
        ) async throws -> ServerSentEvents<Components.Schemas.StreamData> {
            try await counting {
                try await client.streamEntrypoint(path: .init(agentRef: ref ?? agentRef, key: key), body: .json(call))
                    .ok.body.eventStream
            }
        }
    }
}
