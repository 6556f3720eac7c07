// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Begins a session of a person with a token of Privy.
    ///
    /// - Remark: HTTP `POST /v1/auth/privy`.
    /// - Remark: Generated from `#/paths//v1/auth/privy/post(signInWithPrivy)`.
    public func signInWithPrivy(_ input: Operations.SignInWithPrivy.Input) async throws
        -> Operations.SignInWithPrivy.Output
    {
        var call = APICall(
            Operations.SignInWithPrivy.id, method: .post,
            path: ["v1", "auth", "privy"],
            isAuthenticated: false)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.SignInWithPrivy.Output(try await send(call))
    }

    /// Begins a session of a person with a token of Coinbase.
    ///
    /// - Remark: HTTP `POST /v1/auth/coinbase`.
    /// - Remark: Generated from `#/paths//v1/auth/coinbase/post(signInWithCoinbase)`.
    public func signInWithCoinbase(_ input: Operations.SignInWithCoinbase.Input) async throws
        -> Operations.SignInWithCoinbase.Output
    {
        var call = APICall(
            Operations.SignInWithCoinbase.id, method: .post,
            path: ["v1", "auth", "coinbase"],
            isAuthenticated: false)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.SignInWithCoinbase.Output(try await send(call))
    }

    /// Ends the session of a person.
    ///
    /// - Remark: HTTP `POST /v1/auth/logout`.
    /// - Remark: Generated from `#/paths//v1/auth/logout/post(signOut)`.
    public func signOut(_ input: Operations.SignOut.Input) async throws -> Operations.SignOut.Output {
        let call = APICall(
            Operations.SignOut.id, method: .post,
            path: ["v1", "auth", "logout"],
            isAuthenticated: true)
        return try Operations.SignOut.Output(try await send(call))
    }

    /// Gives the person whose session this is.
    ///
    /// - Remark: HTTP `GET /v1/users/me`.
    /// - Remark: Generated from `#/paths//v1/users/me/get(getCurrentUser)`.
    public func getCurrentUser(_ input: Operations.GetCurrentUser.Input) async throws
        -> Operations.GetCurrentUser.Output
    {
        let call = APICall(
            Operations.GetCurrentUser.id, method: .get,
            path: ["v1", "users", "me"],
            isAuthenticated: true)
        return try Operations.GetCurrentUser.Output(try await send(call))
    }

    /// Makes a wallet for the person whose session this is.
    ///
    /// - Remark: HTTP `POST /v1/users/me/wallets`.
    /// - Remark: Generated from `#/paths//v1/users/me/wallets/post(createUserWallet)`.
    public func createUserWallet(_ input: Operations.CreateUserWallet.Input) async throws
        -> Operations.CreateUserWallet.Output
    {
        var call = APICall(
            Operations.CreateUserWallet.id, method: .post,
            path: ["v1", "users", "me", "wallets"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
        }
        return try Operations.CreateUserWallet.Output(try await send(call))
    }

    /// Gives what the wallets of an account hold.
    ///
    /// - Remark: HTTP `GET /v1/onchain/balances`.
    /// - Remark: Generated from `#/paths//v1/onchain/balances/get(getBalances)`.
    public func getBalances(_ input: Operations.GetBalances.Input) async throws -> Operations.GetBalances.Output {
        var call = APICall(
            Operations.GetBalances.id, method: .get,
            path: ["v1", "onchain", "balances"],
            isAuthenticated: true)
        call.setQuery("networks", input.query.networks)
        call.setQuery("tokens", input.query.tokens)
        return try Operations.GetBalances.Output(try await send(call))
    }
}

extension Operations.SignInWithPrivy.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.SignInWithPrivy.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.SignInWithPrivy.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
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
        case .notFound: 404
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.SignInWithPrivy.Output.Ok {
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

extension Operations.SignInWithCoinbase.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.SignInWithCoinbase.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.SignInWithCoinbase.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
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
        case .notFound: 404
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.SignInWithCoinbase.Output.Ok {
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

extension Operations.SignOut.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.SignOut.Output.Ok(answer))
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.SignOut.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
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
        case .notFound: 404
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.SignOut.Output.Ok {
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

extension Operations.GetCurrentUser.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.GetCurrentUser.Output.Ok(answer))
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

extension Operations.GetCurrentUser.Output: WireOutput {
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

extension Operations.GetCurrentUser.Output.Ok {
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

extension Operations.CreateUserWallet.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 201: .created(try Operations.CreateUserWallet.Output.Created(answer))
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

extension Operations.CreateUserWallet.Output: WireOutput {
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

extension Operations.CreateUserWallet.Output.Created {
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

extension Operations.GetBalances.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.GetBalances.Output.Ok(answer))
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

extension Operations.GetBalances.Output: WireOutput {
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

extension Operations.GetBalances.Output.Ok {
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
