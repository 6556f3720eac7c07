// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Signs a message with the agent's managed wallet (EIP-191).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-message`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-message/post(signMessage)`.
    public func signMessage(_ input: Operations.SignMessage.Input) async throws -> Operations.SignMessage.Output {
        var call = APICall(
            Operations.SignMessage.id, method: .post,
            path: ["v1", "agents", input.path.agentRef, "wallet", "sign-message"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
            call.isRepeatable = value.idempotencyKey != nil
        }
        return try Operations.SignMessage.Output(try await send(call))
    }

    /// Signs typed data with the agent's managed wallet (EIP-712).
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-typed-data`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-typed-data/post(signTypedData)`.
    public func signTypedData(_ input: Operations.SignTypedData.Input) async throws -> Operations.SignTypedData.Output {
        var call = APICall(
            Operations.SignTypedData.id, method: .post,
            path: ["v1", "agents", input.path.agentRef, "wallet", "sign-typed-data"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
            call.isRepeatable = value.idempotencyKey != nil
        }
        return try Operations.SignTypedData.Output(try await send(call))
    }

    /// Signs a transaction with the agent's managed wallet and gives it back.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/sign-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/sign-transaction/post(signTransaction)`.
    public func signTransaction(_ input: Operations.SignTransaction.Input) async throws
        -> Operations.SignTransaction.Output
    {
        var call = APICall(
            Operations.SignTransaction.id, method: .post,
            path: ["v1", "agents", input.path.agentRef, "wallet", "sign-transaction"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
            call.isRepeatable = value.idempotencyKey != nil
        }
        return try Operations.SignTransaction.Output(try await send(call))
    }

    /// Signs a transaction with the agent's managed wallet and sends it to its chain.
    ///
    /// - Remark: HTTP `POST /v1/agents/{agentRef}/wallet/send-transaction`.
    /// - Remark: Generated from `#/paths//v1/agents/{agentRef}/wallet/send-transaction/post(sendTransaction)`.
    public func sendTransaction(_ input: Operations.SendTransaction.Input) async throws
        -> Operations.SendTransaction.Output
    {
        var call = APICall(
            Operations.SendTransaction.id, method: .post,
            path: ["v1", "agents", input.path.agentRef, "wallet", "send-transaction"],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
            call.isRepeatable = value.idempotencyKey != nil
        }
        return try Operations.SendTransaction.Output(try await send(call))
    }
}

extension Operations.SignMessage.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.WalletSignature(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 409: (try? Components.Responses.Conflict(answer)).map { .conflict($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.SignMessage.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .conflict(let answer): answer.write(to: &wire)
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
        case .conflict: 409
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.SignTypedData.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.WalletSignature(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 409: (try? Components.Responses.Conflict(answer)).map { .conflict($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.SignTypedData.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .conflict(let answer): answer.write(to: &wire)
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
        case .conflict: 409
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.SignTransaction.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Components.Responses.WalletSignature(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 409: (try? Components.Responses.Conflict(answer)).map { .conflict($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.SignTransaction.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .conflict(let answer): answer.write(to: &wire)
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
        case .conflict: 409
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.SendTransaction.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.SendTransaction.Output.Ok(answer))
            case 400: (try? Components.Responses.BadRequest(answer)).map { .badRequest($0) }
            case 401: (try? Components.Responses.Unauthorized(answer)).map { .unauthorized($0) }
            case 403: (try? Components.Responses.Forbidden(answer)).map { .forbidden($0) }
            case 404: (try? Components.Responses.NotFound(answer)).map { .notFound($0) }
            case 409: (try? Components.Responses.Conflict(answer)).map { .conflict($0) }
            case 429: (try? Components.Responses.TooManyRequests(answer)).map { .tooManyRequests($0) }
            case 500: (try? Components.Responses.InternalServerError(answer)).map { .internalServerError($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.SendTransaction.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .badRequest(let answer): answer.write(to: &wire)
        case .unauthorized(let answer): answer.write(to: &wire)
        case .forbidden(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .conflict(let answer): answer.write(to: &wire)
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
        case .conflict: 409
        case .tooManyRequests: 429
        case .internalServerError: 500
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.SendTransaction.Output.Ok {
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
