// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Gives the card by which other agents know this one.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/a2a/card`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/card/get(getAgentCard)`.
    public func getAgentCard(_ input: Operations.GetAgentCard.Input) async throws -> Operations.GetAgentCard.Output {
        let call = APICall(
            Operations.GetAgentCard.id, method: .get,
            path: ["v1", "agents", input.path.agentRef, "a2a", "card"],
            isAuthenticated: true)
        return try Operations.GetAgentCard.Output(try await send(call))
    }

    /// Sends a JSON-RPC request to an agent.
    ///
    /// A failure of the method is `error` in an answer with status 200 (JSON-RPC 2.0, section 5).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/a2a/rpc`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/a2a/rpc/post(callAgent)`.
    public func callAgent(_ input: Operations.CallAgent.Input) async throws -> Operations.CallAgent.Output {
        var call = APICall(
            Operations.CallAgent.id, method: .post,
            path: ["v1", "agents", input.path.agentRef, "a2a", "rpc"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.CallAgent.Output(try await send(call))
    }

    /// Looks for agents of others.
    ///
    /// - Remark: HTTP `GET /v1/a2a/registry`.
    /// - Remark: Generated from `#/paths//v1/a2a/registry/get(searchRegistry)`.
    public func searchRegistry(_ input: Operations.SearchRegistry.Input) async throws
        -> Operations.SearchRegistry.Output
    {
        var call = APICall(
            Operations.SearchRegistry.id, method: .get,
            path: ["v1", "a2a", "registry"],
            isAuthenticated: true)
        call.setQuery("q", input.query.q)
        call.setQuery("skill", input.query.skill)
        call.setQuery("streaming", input.query.streaming)
        call.setQuery("paid", input.query.paid)
        call.setQuery("mode", input.query.mode)
        call.setQuery("limit", input.query.limit)
        call.setQuery("cursor", input.query.cursor)
        return try Operations.SearchRegistry.Output(try await send(call))
    }
}

extension Operations.GetAgentCard.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.GetAgentCard.Output.Ok(answer))
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

extension Operations.GetAgentCard.Output: WireOutput {
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

extension Operations.GetAgentCard.Output.Ok {
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

extension Operations.CallAgent.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.CallAgent.Output.Ok(answer))
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

extension Operations.CallAgent.Output: WireOutput {
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

extension Operations.CallAgent.Output.Ok {
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

extension Operations.SearchRegistry.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.SearchRegistry.Output.Ok(answer))
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

extension Operations.SearchRegistry.Output: WireOutput {
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

extension Operations.SearchRegistry.Output.Ok {
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
