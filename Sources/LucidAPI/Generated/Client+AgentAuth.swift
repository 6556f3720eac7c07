// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Asks for a challenge that the agent's wallet must sign.
    ///
    /// The challenge holds for one exchange and for a few minutes. Note that the answer is 201.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/challenge`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/challenge/post(issueAgentChallenge)`.
    public func issueAgentChallenge(_ input: Operations.IssueAgentChallenge.Input) async throws
        -> Operations.IssueAgentChallenge.Output
    {
        var call = APICall(
            Operations.IssueAgentChallenge.id, method: .post,
            path: ["v1", "auth", "agents", input.path.agentRef, "challenge"],
            isAuthenticated: false)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.IssueAgentChallenge.Output(try await send(call))
    }

    /// Exchanges a signed challenge for tokens.
    ///
    /// A challenge is spent by the first exchange that names it, whether the signature holds or not.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/exchange`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/exchange/post(exchangeAgentChallenge)`.
    public func exchangeAgentChallenge(_ input: Operations.ExchangeAgentChallenge.Input) async throws
        -> Operations.ExchangeAgentChallenge.Output
    {
        var call = APICall(
            Operations.ExchangeAgentChallenge.id, method: .post,
            path: ["v1", "auth", "agents", input.path.agentRef, "exchange"],
            isAuthenticated: false)
        call.setHeader("DPoP", input.headers.dPoP)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.ExchangeAgentChallenge.Output(try await send(call))
    }

    /// Spends a refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within the grace time that the authority publishes, the direct
    /// predecessor gets the same answer again; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /v1/auth/agents/{agentRef}/refresh`.
    /// - Remark: Generated from `#/paths//v1/auth/agents/{agentRef}/refresh/post(refreshAgentToken)`.
    public func refreshAgentToken(_ input: Operations.RefreshAgentToken.Input) async throws
        -> Operations.RefreshAgentToken.Output
    {
        var call = APICall(
            Operations.RefreshAgentToken.id, method: .post,
            path: ["v1", "auth", "agents", input.path.agentRef, "refresh"],
            isAuthenticated: false)
        call.setHeader("Request-Deadline", input.headers.requestDeadline)
        call.setHeader("DPoP", input.headers.dPoP)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.RefreshAgentToken.Output(try await send(call))
    }

    /// Revokes a refresh token with its family, or an access token (RFC 7009).
    ///
    /// Whoever holds the token may revoke it. The answer is 200 with an empty body, also for a token that the authority
    /// does not know.
    ///
    /// - Remark: HTTP `POST /oauth2/revoke`.
    /// - Remark: Generated from `#/paths//oauth2/revoke/post(revokeToken)`.
    public func revokeToken(_ input: Operations.RevokeToken.Input) async throws -> Operations.RevokeToken.Output {
        var call = APICall(
            Operations.RevokeToken.id, method: .post,
            path: ["oauth2", "revoke"],
            isAuthenticated: false)
        switch input.body {
        case .urlEncodedForm(let value):
            try call.urlEncodedForm(value)
        }
        return try Operations.RevokeToken.Output(try await send(call))
    }
}

extension Operations.IssueAgentChallenge.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 201: .created(try Operations.IssueAgentChallenge.Output.Created(answer))
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

extension Operations.IssueAgentChallenge.Output: WireOutput {
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

extension Operations.IssueAgentChallenge.Output.Created {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(
                cacheControl: answer.header("Cache-Control"), date: answer.header("Date"),
                xRequestId: answer.header("X-Request-Id")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Cache-Control", headers.cacheControl)
        wire.set("Date", headers.date)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.ExchangeAgentChallenge.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.AgentTokens(answer))
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

extension Operations.ExchangeAgentChallenge.Output: WireOutput {
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

extension Operations.RefreshAgentToken.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.AgentTokens(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 408: (try? Components.Responses.RequestTimeout(answer)).map { .requestTimeout($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.RefreshAgentToken.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .requestTimeout(let answer): answer.write(to: &wire)
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
        case .requestTimeout: 408
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.RevokeToken.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.RevokeToken.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.RevokeToken.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
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
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.RevokeToken.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(xRequestId: answer.header("X-Request-Id")))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
    }
}
