// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Gives the public keys that verify access tokens (RFC 7517).
    ///
    /// - Remark: HTTP `GET /.well-known/jwks.json`.
    /// - Remark: Generated from `#/paths//.well-known/jwks.json/get(getJWKS)`.
    public func getJWKS(_ input: Operations.GetJWKS.Input) async throws -> Operations.GetJWKS.Output {
        let call = APICall(
            Operations.GetJWKS.id, method: .get,
            path: [".well-known", "jwks.json"],
            isAuthenticated: false)
        return try Operations.GetJWKS.Output(try await send(call))
    }

    /// Gives the signed list of what was revoked, for verifiers that work offline.
    ///
    /// The text is a JWS of type `lucid-revocations+jwt` by a key of the key set. Its entries name nobody: each is a
    /// digest that only who holds a token can work out. It also names the keys whose tokens hold.
    ///
    /// - Remark: HTTP `GET /oauth2/revocations`.
    /// - Remark: Generated from `#/paths//oauth2/revocations/get(listRevocations)`.
    public func listRevocations(_ input: Operations.ListRevocations.Input) async throws
        -> Operations.ListRevocations.Output
    {
        var call = APICall(
            Operations.ListRevocations.id, method: .get,
            path: ["oauth2", "revocations"],
            isAuthenticated: false, accept: "text/plain, application/json")
        call.setQuery("after", input.query.after)
        return try Operations.ListRevocations.Output(try await send(call))
    }

    /// Says what the authority is and where its endpoints are (RFC 8414).
    ///
    /// - Remark: HTTP `GET /.well-known/oauth-authorization-server`.
    /// - Remark: Generated from `#/paths//.well-known/oauth-authorization-server/get(getAuthorityMetadata)`.
    public func getAuthorityMetadata(_ input: Operations.GetAuthorityMetadata.Input) async throws
        -> Operations.GetAuthorityMetadata.Output
    {
        let call = APICall(
            Operations.GetAuthorityMetadata.id, method: .get,
            path: [".well-known", "oauth-authorization-server"],
            isAuthenticated: false)
        return try Operations.GetAuthorityMetadata.Output(try await send(call))
    }
}

extension Operations.GetJWKS.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.GetJWKS.Output.Ok(answer))
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.GetJWKS.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
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
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.GetJWKS.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(cacheControl: answer.header("Cache-Control")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Cache-Control", headers.cacheControl)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.ListRevocations.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.ListRevocations.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.ListRevocations.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
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
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.ListRevocations.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(cacheControl: answer.header("Cache-Control"), xRequestId: answer.header("X-Request-Id")),
            body: .plainText(try answer.plainText()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Cache-Control", headers.cacheControl)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .plainText(let value): wire.plainText(value)
        }
    }
}

extension Operations.GetAuthorityMetadata.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.GetAuthorityMetadata.Output.Ok(answer))
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.GetAuthorityMetadata.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
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
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.GetAuthorityMetadata.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(headers: .init(cacheControl: answer.header("Cache-Control")), body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("Cache-Control", headers.cacheControl)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}
