// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Lists the tokens that were made by hand for an agent.
    ///
    /// - Remark: HTTP `GET /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/get(listAgentTokens)`.
    public func listAgentTokens(_ input: Operations.ListAgentTokens.Input) async throws
        -> Operations.ListAgentTokens.Output
    {
        let call = APICall(
            Operations.ListAgentTokens.id, method: .get,
            path: ["v1", "agents", input.path.agentRef, "tokens"],
            isAuthenticated: true)
        return try Operations.ListAgentTokens.Output(try await send(call))
    }

    /// Makes a token for an agent by hand.
    ///
    /// The secret is shown once.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/tokens`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/post(createAgentToken)`.
    public func createAgentToken(_ input: Operations.CreateAgentToken.Input) async throws
        -> Operations.CreateAgentToken.Output
    {
        var call = APICall(
            Operations.CreateAgentToken.id, method: .post,
            path: ["v1", "agents", input.path.agentRef, "tokens"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.CreateAgentToken.Output(try await send(call))
    }

    /// Revokes a token that was made by hand.
    ///
    /// - Remark: HTTP `DELETE /v1/agents/{agentRef}/tokens/{tokenId}`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/tokens/{tokenId}/delete(revokeAgentToken)`.
    public func revokeAgentToken(_ input: Operations.RevokeAgentToken.Input) async throws
        -> Operations.RevokeAgentToken.Output
    {
        let call = APICall(
            Operations.RevokeAgentToken.id, method: .delete,
            path: ["v1", "agents", input.path.agentRef, "tokens", input.path.tokenId],
            isAuthenticated: true)
        return try Operations.RevokeAgentToken.Output(try await send(call))
    }
}

extension Operations.ListAgentTokens.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.ListAgentTokens.Output.Ok(answer))
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

extension Operations.ListAgentTokens.Output: WireOutput {
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

extension Operations.ListAgentTokens.Output.Ok {
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

extension Operations.CreateAgentToken.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 201: .created(try Operations.CreateAgentToken.Output.Created(answer))
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

extension Operations.CreateAgentToken.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .created(let answer): answer.write(to: &wire)
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
        case .created: 201
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

extension Operations.CreateAgentToken.Output.Created {
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

extension Operations.RevokeAgentToken.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 204: .noContent(try Operations.RevokeAgentToken.Output.NoContent(answer))
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

extension Operations.RevokeAgentToken.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .noContent(let answer): answer.write(to: &wire)
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
        case .noContent: 204
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

extension Operations.RevokeAgentToken.Output.NoContent {
    init(_ answer: APIAnswer) throws {
        self.init()
    }

    func write(to wire: inout OutputWire) {
        wire.empty()
    }
}
