// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Starts a run of an entrypoint.
    ///
    /// Failures of the agent itself are objects under `error`.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/entrypoints/{key}/runs`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/entrypoints/{key}/runs/post(createRun)`.
    public func createRun(_ input: Operations.CreateRun.Input) async throws -> Operations.CreateRun.Output {
        var call = APICall(
            Operations.CreateRun.id, method: .post,
            path: ["v1", "agents", input.path.agentRef, "entrypoints", input.path.key, "runs"],
            isAuthenticated: true)
        call.setQuery("wait", input.query.wait)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.CreateRun.Output(try await send(call))
    }

    /// Lists runs, newest first.
    ///
    /// - Remark: HTTP `GET /v1/runs`.
    /// - Remark: Generated from `#/paths//v1/runs/get(listRuns)`.
    public func listRuns(_ input: Operations.ListRuns.Input) async throws -> Operations.ListRuns.Output {
        var call = APICall(
            Operations.ListRuns.id, method: .get,
            path: ["v1", "runs"],
            isAuthenticated: true)
        call.setQuery("limit", input.query.limit)
        call.setQuery("agent_ref", input.query.agentRef)
        call.setQuery("cursor", input.query.cursor)
        return try Operations.ListRuns.Output(try await send(call))
    }

    /// Gives one run.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/get(getRun)`.
    public func getRun(_ input: Operations.GetRun.Input) async throws -> Operations.GetRun.Output {
        let call = APICall(
            Operations.GetRun.id, method: .get,
            path: ["v1", "runs", input.path.runId],
            isAuthenticated: true)
        return try Operations.GetRun.Output(try await send(call))
    }

    /// Gives what a run has cost.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/ledger`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/ledger/get(getRunLedger)`.
    public func getRunLedger(_ input: Operations.GetRunLedger.Input) async throws -> Operations.GetRunLedger.Output {
        let call = APICall(
            Operations.GetRunLedger.id, method: .get,
            path: ["v1", "runs", input.path.runId, "ledger"],
            isAuthenticated: true)
        return try Operations.GetRunLedger.Output(try await send(call))
    }

    /// Follows a run event by event.
    ///
    /// Events are `open`, `update`, `error` and `end`. The schema is that of the data of one event.
    ///
    /// - Remark: HTTP `GET /v1/runs/{runId}/stream`.
    /// - Remark: Generated from `#/paths//v1/runs/{runId}/stream/get(streamRun)`.
    public func streamRun(_ input: Operations.StreamRun.Input) async throws -> Operations.StreamRun.Output {
        let call = APICall(
            Operations.StreamRun.id, method: .get,
            path: ["v1", "runs", input.path.runId, "stream"],
            isAuthenticated: true, accept: "text/event-stream, application/json", isStream: true)
        return try Operations.StreamRun.Output(try await send(call))
    }
}

extension Operations.CreateRun.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.CreateRun.Output.Ok(answer))
            case 202: .accepted(try Operations.CreateRun.Output.Accepted(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.CreateRun.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .accepted(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .tooManyRequests(let answer): answer.write(to: &wire)
        case .internalServerError(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .accepted: 202
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.CreateRun.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.CreateRun.Output.Accepted {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.ListRuns.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.ListRuns.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.ListRuns.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .tooManyRequests(let answer): answer.write(to: &wire)
        case .internalServerError(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.ListRuns.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.GetRun.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.GetRun.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.GetRun.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .tooManyRequests(let answer): answer.write(to: &wire)
        case .internalServerError(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.GetRun.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.GetRunLedger.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.GetRunLedger.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.GetRunLedger.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .tooManyRequests(let answer): answer.write(to: &wire)
        case .internalServerError(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.GetRunLedger.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.StreamRun.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.StreamRun.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.StreamRun.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .tooManyRequests(let answer): answer.write(to: &wire)
        case .internalServerError(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.StreamRun.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(xRequestId: answer.header("X-Request-Id")), body: .eventStream(try answer.eventStream()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .eventStream(let value): wire.eventStream(value)
        }
    }
}
