// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
package import LucidAPI

/// What a server of this contract implements, one method for each operation.
package protocol AgentAPIServer: Sendable {
    /// Gives an animal.
    ///
    /// It may sleep.
    ///
    /// Even then.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/get(getAnimal)`.
    func getAnimal(
        _ input: Operations.GetAnimal.Input, caller: Caller
    ) async throws -> Operations.GetAnimal.Output
    /// Changes an animal.
    ///
    /// - Remark: HTTP `PATCH /animals/{agentRef}/{animal-id}`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/patch(patch-animal)`.
    func patchAnimal(
        _ input: Operations.PatchAnimal.Input, caller: Caller
    ) async throws -> Operations.PatchAnimal.Output
    /// Gives what an animal says.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/sound`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/sound/get(hear)`.
    func hear(
        _ input: Operations.Hear.Input, caller: Caller
    ) async throws -> Operations.Hear.Output
    /// Gives what an animal does, event by event.
    ///
    /// - Remark: HTTP `GET /animals/{agentRef}/{animal-id}/moves`.
    /// - Remark: Generated from `#/paths//animals/{agentRef}/{animal-id}/moves/get(watch)`.
    func watch(
        _ input: Operations.Watch.Input, caller: Caller
    ) async throws -> Operations.Watch.Output
    /// Gives all tracks, one a line.
    ///
    /// - Remark: HTTP `GET /tracks`.
    /// - Remark: Generated from `#/paths//tracks/get(readTracks)`.
    func readTracks(
        _ input: Operations.ReadTracks.Input, caller: Caller
    ) async throws -> Operations.ReadTracks.Output
    /// Feeds every animal.
    ///
    /// - Remark: HTTP `POST /feed`.
    /// - Remark: Generated from `#/paths//feed/post(feed)`.
    func feed(
        _ input: Operations.Feed.Input, caller: Caller
    ) async throws -> Operations.Feed.Output
}

extension AgentAPIServer {
    /// Answers 404 with `not_available`: a server without the hosted product has no more to say.
    package func hear(
        _ input: Operations.Hear.Input, caller: Caller
    ) async throws -> Operations.Hear.Output {
        .undocumented(statusCode: 404, .notAvailable("hear"))
    }
}
