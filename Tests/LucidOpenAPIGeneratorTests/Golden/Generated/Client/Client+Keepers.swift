// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Feeds every animal.
    ///
    /// - Remark: HTTP `POST /feed`.
    /// - Remark: Generated from `#/paths//feed/post(feed)`.
    public func feed(_ input: Operations.Feed.Input) async throws -> Operations.Feed.Output {
        var call = APICall(
            Operations.Feed.id, method: .post,
            path: ["feed"],
            isAuthenticated: false)
        switch input.body {
        case .urlEncodedForm(let value):
            try call.urlEncodedForm(value)
        }
        return try Operations.Feed.Output(try await send(call))
    }
}

extension Operations.Feed.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.Feed.Output.Ok(answer))
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.Feed.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.Feed.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init()
    }

    func write(to wire: inout OutputWire) {
        wire.empty()
    }
}
