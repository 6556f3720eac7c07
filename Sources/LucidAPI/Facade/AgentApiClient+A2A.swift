// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

extension AgentApiClient {
    /// Agents that talk to agents.
    public var a2a: A2A { A2A(client: client) }
    /// Calls whose form may still change.
    public var experimental: Experimental { Experimental(client: client) }

    /// Calls between agents.
    public struct A2A: Sendable {
        let client: any APIProtocol

        /// The card by which other agents know one.
        public func card(of ref: String) async throws -> Components.Schemas.AgentCard {
            try await counting {
                try await client.getAgentCard(path: .init(agentRef: ref)).ok.body.json
            }
        }

        /// Sends a JSON-RPC request; a failure of the method is `error` in what comes back.
        public func call(
            _ ref: String, _ request: Components.Schemas.RPCRequest
        ) async throws -> Components.Schemas.RPCResponse {
            try await counting {
                try await client.callAgent(path: .init(agentRef: ref), body: .json(request)).ok.body.json
            }
        }

        /// Looks for agents of others; pages are asked for as they are needed.
        /// - Parameter query: What they must be like; its cursor is where the first page starts.
        public func search(_ query: Operations.SearchRegistry.Input.Query = .init()) -> PagedItems<JSONValue> {
            PagedItems { cursor in
                var query = query
                if let cursor { query.cursor = cursor }
                let next = query
                let page = try await counting { try await client.searchRegistry(query: next).ok.body.json }
                return (page.items, page.nextCursor)
            }
        }
    }

    /// Calls whose form may still change.
    public struct Experimental: Sendable {
        let client: any APIProtocol

        /// Who has called whom.
        public func graph(
            _ query: Operations.GetAgentGraph.Input.Query = .init()
        ) async throws -> Components.Schemas.AgentGraph {
            try await counting { try await client.getAgentGraph(query: query).ok.body.json }
        }
    }
}
