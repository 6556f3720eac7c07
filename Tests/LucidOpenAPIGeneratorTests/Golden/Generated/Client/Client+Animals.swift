// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Client {
    /// Gives an animal.
    ///
    /// It may sleep.
    ///
    /// Even then.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/get(getAnimal)`.
    public func getAnimal(_ input: Operations.GetAnimal.Input) async throws -> Operations.GetAnimal.Output {
        var call = APICall(
            Operations.GetAnimal.id, method: .get,
            path: ["animals", input.path.agentRef, input.path.animalId],
            isAuthenticated: true)
        call.setQuery("include_food", input.query.includeFood)
        call.setQuery("limit", input.query.limit)
        call.setHeader("X-Trace", input.headers.xTrace)
        return try Operations.GetAnimal.Output(try await send(call))
    }

    /// Changes an animal.
    ///
    /// - Remark: HTTP `PATCH /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/patch(patch-animal)`.
    public func patchAnimal(_ input: Operations.PatchAnimal.Input) async throws -> Operations.PatchAnimal.Output {
        var call = APICall(
            Operations.PatchAnimal.id, method: .patch,
            path: ["animals", input.path.agentRef, input.path.animalId],
            isAuthenticated: true)
        switch input.body {
        case .json(let value):
            try call.json(value)
            call.isRepeatable = value.idempotencyKey != nil
        case nil: break
        }
        return try Operations.PatchAnimal.Output(try await send(call))
    }

    /// Gives what an animal says.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/sound`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/sound/get(hear)`.
    public func hear(_ input: Operations.Hear.Input) async throws -> Operations.Hear.Output {
        var call = APICall(
            Operations.Hear.id, method: .get,
            path: ["animals", input.path.agentRef, input.path.animalId, "sound"],
            isAuthenticated: true, accept: "text/plain, application/json")
        call.setQuery("mood", input.query.mood)
        return try Operations.Hear.Output(try await send(call))
    }

    /// Gives what an animal does, event by event.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/moves`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/moves/get(watch)`.
    public func watch(_ input: Operations.Watch.Input) async throws -> Operations.Watch.Output {
        let call = APICall(
            Operations.Watch.id, method: .get,
            path: ["animals", input.path.agentRef, input.path.animalId, "moves"],
            isAuthenticated: true, accept: "text/event-stream, application/json", isStream: true)
        return try Operations.Watch.Output(try await send(call))
    }

    /// Gives all tracks, one a line.
    ///
    /// - Remark: HTTP `GET /tracks`.
    /// - Remark: Generated from `#/paths//tracks/get(readTracks)`.
    public func readTracks(_ input: Operations.ReadTracks.Input) async throws -> Operations.ReadTracks.Output {
        let call = APICall(
            Operations.ReadTracks.id, method: .get,
            path: ["tracks"],
            isAuthenticated: true, accept: "application/jsonl, application/json", isStream: true)
        return try Operations.ReadTracks.Output(try await send(call))
    }
}

extension Operations.GetAnimal.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.GetAnimal.Output.Ok(answer))
            case 204: .noContent(try Operations.GetAnimal.Output.NoContent(answer))
            case 404: (try? Components.Responses.Failure(answer)).map { .notFound($0) }
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.GetAnimal.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .noContent(let answer): answer.write(to: &wire)
        case .notFound(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .noContent: 204
        case .notFound: 404
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.GetAnimal.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(xCage: try answer.requiredHeader("X-Cage"), xRequestId: answer.header("X-Request-Id")),
            body: .json(try answer.json()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Cage", headers.xCage)
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .json(let value): wire.json(value)
        }
    }
}

extension Operations.GetAnimal.Output.NoContent {
    init(_ answer: APIAnswer) throws {
        self.init()
    }

    func write(to wire: inout OutputWire) {
        wire.empty()
    }
}

extension Operations.PatchAnimal.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 202: .accepted(try Operations.PatchAnimal.Output.Accepted(answer))
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.PatchAnimal.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .accepted(let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .accepted: 202
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.PatchAnimal.Output.Accepted {
    init(_ answer: APIAnswer) throws {
        self.init()
    }

    func write(to wire: inout OutputWire) {
        wire.empty()
    }
}

extension Operations.Hear.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.Hear.Output.Ok(answer))
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.Hear.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.Hear.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(body: .plainText(try answer.plainText()))
    }

    func write(to wire: inout OutputWire) {
        switch body {
        case .plainText(let value): wire.plainText(value)
        }
    }
}

extension Operations.Watch.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.Watch.Output.Ok(answer))
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.Watch.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.Watch.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(
            headers: .init(xRequestId: answer.header("X-Request-Id")), body: .eventStream(try answer.eventStream()))
    }

    func write(to wire: inout OutputWire) {
        wire.set("X-Request-Id", headers.xRequestId)
        switch body {
        case .eventStream(let value): wire.eventStream(value)
        }
    }
}

extension Operations.ReadTracks.Output {
    init(_ answer: APIAnswer) throws {
        let known: Self? =
            switch answer.status {
            case 200: .ok(try Operations.ReadTracks.Output.Ok(answer))
            case 400...: (try? Components.Responses.Failure(answer)).map { .`default`(statusCode: answer.status, $0) }
            default: nil
            }
        self = known ?? .undocumented(statusCode: answer.status, answer.payload)
    }
}

extension Operations.ReadTracks.Output: WireOutput {
    package var wire: OutputWire {
        var wire = OutputWire(status: statusCode)
        switch self {
        case .ok(let answer): answer.write(to: &wire)
        case .`default`(_, let answer): answer.write(to: &wire)
        case .undocumented(_, let payload): payload.write(to: &wire)
        }
        return wire
    }

    /// The status on the wire.
    public var statusCode: Swift.Int {
        switch self {
        case .ok: 200
        case .`default`(let statusCode, _): statusCode
        case .undocumented(let statusCode, _): statusCode
        }
    }
}

extension Operations.ReadTracks.Output.Ok {
    init(_ answer: APIAnswer) throws {
        self.init(body: .jsonLines(try answer.jsonLines()))
    }

    func write(to wire: inout OutputWire) {
        switch body {
        case .jsonLines(let value): wire.jsonLines(value)
        }
    }
}
