// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

extension AgentApiClient {
    /// Calls that last, and what they cost.
    public var runs: Runs { Runs(client: client, agentRef: agentRef) }

    /// Calls about runs.
    public struct Runs: Sendable {
        let client: any APIProtocol
        let agentRef: String

        /// A run that was started: over already, or waiting for its turn.
        public enum Start: Hashable, Sendable {
            /// The run is over.
            case over(Components.Schemas.Run)
            /// The run waits.
            case queued(Components.Schemas.QueuedRun)
        }

        /// Starts a run of an entrypoint.
        /// - Parameters:
        ///   - key: The entrypoint.
        ///   - ref: The agent; the runtime's own if nil.
        ///   - waits: Whether the answer comes when the run is over.
        ///   - call: What it is given.
        public func start(
            _ key: String, of ref: String? = nil, waits: Bool = false, _ call: Components.Schemas.EntrypointCall
        ) async throws -> Start {
            try await counting {
                let output = try await client.createRun(
                    path: .init(agentRef: ref ?? agentRef, key: key), query: .init(wait: waits ? true : nil),
                    body: .json(call))
                if case .accepted(let answer) = output { return .queued(try answer.body.json) }
                return .over(try output.ok.body.json)
            }
        }

        /// One page of runs, newest first.
        /// - Parameters:
        ///   - ref: Only runs of this agent; all if nil.
        ///   - limit: The most runs of a page, 1 to 200.
        ///   - cursor: `nextCursor` of the page before; nil for the first.
        public func page(
            of ref: String? = nil, limit: Int? = nil, cursor: String? = nil
        ) async throws -> Components.Schemas.RunList {
            try await counting {
                try await client.listRuns(query: .init(limit: limit, agentRef: ref, cursor: cursor)).ok.body.json
            }
        }

        /// All runs, newest first; pages are asked for as they are needed.
        /// - Parameters:
        ///   - ref: Only runs of this agent; all if nil.
        ///   - pageSize: The most runs of a page, 1 to 200.
        public func all(of ref: String? = nil, pageSize: Int? = nil) -> PagedItems<Components.Schemas.Run> {
            PagedItems { cursor in
                let page = try await page(of: ref, limit: pageSize, cursor: cursor)
                return (page.items, page.nextCursor)
            }
        }

        /// One run.
        public func get(_ id: String) async throws -> Components.Schemas.Run {
            try await counting {
                try await client.getRun(path: .init(runId: id)).ok.body.json
            }
        }

        /// What a run has cost: the entries as they come.
        public func ledger(of id: String) async throws -> [JSONValue] {
            try await counting {
                try await client.getRunLedger(path: .init(runId: id)).ok.body.json.items
            }
        }

        /// Follows a run: its events, `open`, `update`, `error` and `end`.
        /// - Returns: The events; dropping them before their end stops following, not the run.
        public func events(of id: String) async throws -> ServerSentEvents<Components.Schemas.StreamData> {
            try await counting { try await client.streamRun(path: .init(runId: id)).ok.body.eventStream }
        }
    }
}
