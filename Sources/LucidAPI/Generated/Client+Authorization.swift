// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Tells whether a token holds now, and what it permits (RFC 7662).
    ///
    /// The caller is a machine client, by HTTP Basic or in the form, or an operator by its bearer in the header. A
    /// client sees its own tokens, and with the scope `token:introspect` all of its tenant. For everything else the
    /// answer is `active: false` and nothing more.
    ///
    /// - Remark: HTTP `POST /oauth2/introspect`.
    /// - Remark: Generated from `#/paths//oauth2/introspect/post(introspectToken)`.
    public func introspectToken(_ input: Operations.IntrospectToken.Input) async throws
        -> Operations.IntrospectToken.Output
    {
        var call = APICall(
            Operations.IntrospectToken.id, method: .post,
            path: ["oauth2", "introspect"],
            isAuthenticated: false)
        switch input.body {
        case .urlEncodedForm(let value):
            try call.urlEncodedForm(value)
        }
        return try Operations.IntrospectToken.Output(try await send(call))
    }

    /// Gives an agent a token with which it acts for a subject.
    ///
    /// The token names the subject as `sub` and the agent as `act`. It lives briefly and cannot be renewed; a new grant
    /// is issued instead, and holds at once even if the one before was revoked. It is good at the services that it is
    /// meant for, never at the authority itself.
    ///
    /// - Remark: HTTP `POST /v1/grants`.
    /// - Remark: Generated from `#/paths//v1/grants/post(issueGrant)`.
    public func issueGrant(_ input: Operations.IssueGrant.Input) async throws -> Operations.IssueGrant.Output {
        var call = APICall(
            Operations.IssueGrant.id, method: .post,
            path: ["v1", "grants"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.IssueGrant.Output(try await send(call))
    }

    /// Revokes everything of before that meets all of the terms.
    ///
    /// What is issued afterwards holds: a login or grant of the same agent or subject works at once. `token` names an
    /// access token by its `jti`; it and `family` stand alone. To stop new logins, revoke the credential or the client.
    ///
    /// - Remark: HTTP `POST /v1/revocations`.
    /// - Remark: Generated from `#/paths//v1/revocations/post(revokeAccess)`.
    public func revokeAccess(_ input: Operations.RevokeAccess.Input) async throws -> Operations.RevokeAccess.Output {
        var call = APICall(
            Operations.RevokeAccess.id, method: .post,
            path: ["v1", "revocations"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.RevokeAccess.Output(try await send(call))
    }
}

extension Operations.IntrospectToken.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.IntrospectToken.Output.Ok(answer))
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

extension Operations.IntrospectToken.Output: WireOutput {
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

extension Operations.IntrospectToken.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(cacheControl: answer.header("Cache-Control"), xRequestId: answer.header("X-Request-Id")),
            body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Cache-Control", headers.cacheControl)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.IssueGrant.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 201: .created(try Operations.IssueGrant.Output.Created(answer))
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

extension Operations.IssueGrant.Output: WireOutput {
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

extension Operations.IssueGrant.Output.Created {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(cacheControl: answer.header("Cache-Control"), xRequestId: answer.header("X-Request-Id")),
            body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Cache-Control", headers.cacheControl)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.RevokeAccess.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.RevokeAccess.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.RevokeAccess.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
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
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.RevokeAccess.Output.Ok {
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
