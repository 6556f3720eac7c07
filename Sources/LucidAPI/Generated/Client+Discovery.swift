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
