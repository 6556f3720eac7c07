// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Gives a machine client tokens for its secret, or for a refresh token (RFC 6749).
    ///
    /// `grant_type` is `client_credentials`, `refresh_token`, or the wallet grant, which takes a signed challenge. The
    /// client proves itself by HTTP Basic, identifier and secret each form-encoded (RFC 6749 section 2.3.1), by
    /// `client_id` and `client_secret` in the form, or by a JWT (RFC 7523), never by two of them; the wallet grant and
    /// its refresh tokens need no client. Every grant gives a refresh token, so that a session does not hang on the
    /// secret alone; it is good for one call and for its own client.
    ///
    /// - Remark: HTTP `POST /oauth2/token`.
    /// - Remark: Generated from `#/paths//oauth2/token/post(requestToken)`.
    public func requestToken(_ input: Operations.RequestToken.Input) async throws -> Operations.RequestToken.Output {
        var call = APICall(
            Operations.RequestToken.id, method: .post,
            path: ["oauth2", "token"],
            isAuthenticated: false)
        call.setHeader("Request-Deadline", input.headers.requestDeadline)
        call.setHeader("DPoP", input.headers.dPoP)
        switch input.body {
        case .urlEncodedForm(let value):
            try call.urlEncodedForm(value)
        }
        return try Operations.RequestToken.Output(try await send(call))
    }

    /// Registers a machine client, and shows its secret once.
    ///
    /// Registration is closed: it takes an operator's bearer. The client gets no more than `capabilities`, and belongs
    /// to the operator's tenant, which no field can change.
    ///
    /// - Remark: HTTP `POST /auth/register`.
    /// - Remark: Generated from `#/paths//auth/register/post(registerClient)`.
    public func registerClient(_ input: Operations.RegisterClient.Input) async throws
        -> Operations.RegisterClient.Output
    {
        var call = APICall(
            Operations.RegisterClient.id, method: .post,
            path: ["auth", "register"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.RegisterClient.Output(try await send(call))
    }

    /// Gives a machine client tokens for its secret, in the form of gateways.
    ///
    /// The same as `client_credentials` at `/oauth2/token`, in camelCase JSON.
    ///
    /// - Remark: HTTP `POST /auth/token`.
    /// - Remark: Generated from `#/paths//auth/token/post(issueClientToken)`.
    public func issueClientToken(_ input: Operations.IssueClientToken.Input) async throws
        -> Operations.IssueClientToken.Output
    {
        var call = APICall(
            Operations.IssueClientToken.id, method: .post,
            path: ["auth", "token"],
            isAuthenticated: false)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.IssueClientToken.Output(try await send(call))
    }

    /// Spends a machine client's refresh token for a new pair of tokens.
    ///
    /// Every refresh token is good for one call. Within grace the direct predecessor gets the same tokens again, with
    /// what is left of their life; any other earlier token revokes the whole family.
    ///
    /// - Remark: HTTP `POST /auth/refresh`.
    /// - Remark: Generated from `#/paths//auth/refresh/post(refreshClientToken)`.
    public func refreshClientToken(_ input: Operations.RefreshClientToken.Input) async throws
        -> Operations.RefreshClientToken.Output
    {
        var call = APICall(
            Operations.RefreshClientToken.id, method: .post,
            path: ["auth", "refresh"],
            isAuthenticated: false)
        call.setHeader("Request-Deadline", input.headers.requestDeadline)
        call.setHeader("DPoP", input.headers.dPoP)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.RefreshClientToken.Output(try await send(call))
    }

    /// Lists the machine clients of the tenant, oldest first; at most 1,000.
    ///
    /// - Remark: HTTP `GET /v1/clients`.
    /// - Remark: Generated from `#/paths//v1/clients/get(listClients)`.
    public func listClients(_ input: Operations.ListClients.Input) async throws -> Operations.ListClients.Output {
        var call = APICall(
            Operations.ListClients.id, method: .get,
            path: ["v1", "clients"],
            isAuthenticated: true)
        call.setQuery("agentRef", input.query.agentRef)
        return try Operations.ListClients.Output(try await send(call))
    }

    /// Gives a machine client, without its secret.
    ///
    /// - Remark: HTTP `GET /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/get(getClient)`.
    public func getClient(_ input: Operations.GetClient.Input) async throws -> Operations.GetClient.Output {
        let call = APICall(
            Operations.GetClient.id, method: .get,
            path: ["v1", "clients", input.path.clientId],
            isAuthenticated: true)
        return try Operations.GetClient.Output(try await send(call))
    }

    /// Changes a machine client, or disables it and enables it again.
    ///
    /// What is left out stays. Capabilities and tier count from the next refresh on. A client that is disabled gets no
    /// token, and its sessions end at once; enabled again, it has to show its secret anew.
    ///
    /// - Remark: HTTP `PATCH /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/patch(updateClient)`.
    public func updateClient(_ input: Operations.UpdateClient.Input) async throws -> Operations.UpdateClient.Output {
        var call = APICall(
            Operations.UpdateClient.id, method: .patch,
            path: ["v1", "clients", input.path.clientId],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.UpdateClient.Output(try await send(call))
    }

    /// Ends a machine client for good, with its sessions.
    ///
    /// - Remark: HTTP `DELETE /v1/clients/{clientId}`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/delete(deleteClient)`.
    public func deleteClient(_ input: Operations.DeleteClient.Input) async throws -> Operations.DeleteClient.Output {
        let call = APICall(
            Operations.DeleteClient.id, method: .delete,
            path: ["v1", "clients", input.path.clientId],
            isAuthenticated: true)
        return try Operations.DeleteClient.Output(try await send(call))
    }

    /// Gives a machine client a new secret, and shows it once.
    ///
    /// The old secret is taken for the overlap, so that running programs can be changed over.
    ///
    /// - Remark: HTTP `POST /v1/clients/{clientId}/secret`.
    /// - Remark: Generated from `#/paths//v1/clients/{clientId}/secret/post(rotateClientSecret)`.
    public func rotateClientSecret(_ input: Operations.RotateClientSecret.Input) async throws
        -> Operations.RotateClientSecret.Output
    {
        var call = APICall(
            Operations.RotateClientSecret.id, method: .post,
            path: ["v1", "clients", input.path.clientId, "secret"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.RotateClientSecret.Output(try await send(call))
    }
}

extension Operations.RequestToken.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.RequestToken.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 408: (try? Components.Responses.RequestTimeout(answer)).map { .requestTimeout($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.RequestToken.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
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
        case .requestTimeout: 408
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.RequestToken.Output.Ok {
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

extension Operations.RegisterClient.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 201: .created(try Operations.RegisterClient.Output.Created(answer))
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

extension Operations.RegisterClient.Output: WireOutput {
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

extension Operations.RegisterClient.Output.Created {
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

extension Operations.IssueClientToken.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.ClientTokens(answer))
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

extension Operations.IssueClientToken.Output: WireOutput {
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

extension Operations.RefreshClientToken.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.ClientTokens(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 408: (try? Components.Responses.RequestTimeout(answer)).map { .requestTimeout($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.RefreshClientToken.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
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
        case .requestTimeout: 408
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.ListClients.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.ListClients.Output.Ok(answer))
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

extension Operations.ListClients.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
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
        case .unauthorized: 401
        case .forbidden: 403
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.ListClients.Output.Ok {
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

extension Operations.GetClient.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.MachineClient(answer))
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

extension Operations.GetClient.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
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

extension Operations.UpdateClient.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.MachineClient(answer))
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

extension Operations.UpdateClient.Output: WireOutput {
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

extension Operations.DeleteClient.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 204: .noContent(try Operations.DeleteClient.Output.NoContent(answer))
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

extension Operations.DeleteClient.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .noContent(let answer): answer.write(to: &wire)
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

extension Operations.DeleteClient.Output.NoContent {
    init(_ answer: APIAnswer) throws {
        self.init()
    }

    func write(to wire: inout OutputWire) {
        wire.empty()
    }
}

extension Operations.RotateClientSecret.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.RotateClientSecret.Output.Ok(answer))
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

extension Operations.RotateClientSecret.Output: WireOutput {
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

extension Operations.RotateClientSecret.Output.Ok {
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
