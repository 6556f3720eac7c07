// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

/// Types generated from the operations of the document.
///
/// - Remark: Generated from `#/paths`.
public enum Operations {}

/// The operations of Zoo, version 1.0.
public protocol APIProtocol: Sendable {
    /// Gives an animal.
    ///
    /// It may sleep.
    ///
    /// Even then.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/get(getAnimal)`.
    func getAnimal(_ input: Operations.GetAnimal.Input) async throws -> Operations.GetAnimal.Output
    /// Changes an animal.
    ///
    /// - Remark: HTTP `PATCH /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/patch(patch-animal)`.
    func patchAnimal(_ input: Operations.PatchAnimal.Input) async throws -> Operations.PatchAnimal.Output
    /// Gives what an animal says.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/sound`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/sound/get(hear)`.
    func hear(_ input: Operations.Hear.Input) async throws -> Operations.Hear.Output
    /// Gives what an animal does, event by event.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/moves`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/moves/get(watch)`.
    func watch(_ input: Operations.Watch.Input) async throws -> Operations.Watch.Output
    /// Gives all tracks, one a line.
    ///
    /// - Remark: HTTP `GET /tracks`.
    /// - Remark: Generated from `#/paths//tracks/get(readTracks)`.
    func readTracks(_ input: Operations.ReadTracks.Input) async throws -> Operations.ReadTracks.Output
    /// Feeds every animal.
    ///
    /// - Remark: HTTP `POST /feed`.
    /// - Remark: Generated from `#/paths//feed/post(feed)`.
    func feed(_ input: Operations.Feed.Input) async throws -> Operations.Feed.Output
}

extension APIProtocol {
    /// Gives an animal.
    ///
    /// It may sleep.
    ///
    /// Even then.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/get(getAnimal)`.
    public func getAnimal(
        path: Operations.GetAnimal.Input.Path, query: Operations.GetAnimal.Input.Query = .init(),
        headers: Operations.GetAnimal.Input.Headers = .init()
    ) async throws -> Operations.GetAnimal.Output {
        try await getAnimal(Operations.GetAnimal.Input(path: path, query: query, headers: headers))
    }

    /// Changes an animal.
    ///
    /// - Remark: HTTP `PATCH /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/patch(patch-animal)`.
    public func patchAnimal(
        path: Operations.PatchAnimal.Input.Path, body: Operations.PatchAnimal.Input.Body? = nil
    ) async throws -> Operations.PatchAnimal.Output {
        try await patchAnimal(Operations.PatchAnimal.Input(path: path, body: body))
    }

    /// Gives what an animal says.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/sound`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/sound/get(hear)`.
    public func hear(
        path: Operations.Hear.Input.Path, query: Operations.Hear.Input.Query = .init()
    ) async throws -> Operations.Hear.Output {
        try await hear(Operations.Hear.Input(path: path, query: query))
    }

    /// Gives what an animal does, event by event.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/moves`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/moves/get(watch)`.
    public func watch(
        path: Operations.Watch.Input.Path
    ) async throws -> Operations.Watch.Output {
        try await watch(Operations.Watch.Input(path: path))
    }

    /// Gives all tracks, one a line.
    ///
    /// - Remark: HTTP `GET /tracks`.
    /// - Remark: Generated from `#/paths//tracks/get(readTracks)`.
    public func readTracks(

        ) async throws -> Operations.ReadTracks.Output
    {
        try await readTracks(Operations.ReadTracks.Input())
    }

    /// Feeds every animal.
    ///
    /// - Remark: HTTP `POST /feed`.
    /// - Remark: Generated from `#/paths//feed/post(feed)`.
    public func feed(
        body: Operations.Feed.Input.Body
    ) async throws -> Operations.Feed.Output {
        try await feed(Operations.Feed.Input(body: body))
    }
}
