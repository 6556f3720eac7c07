// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

/// Who may call an operation.
///
/// - Remark: Generated from `x-lucid-access`.
package struct OperationAccess: Hashable, Sendable {
    /// A kind of caller.
    package enum Principal: Swift.String, Hashable, Sendable {
        /// Anybody: the call carries its own proof, or needs none.
        case none
        /// An agent, by its access token.
        case agent
        /// An operator of the tenant.
        case `operator`
    }
    /// How the caller must relate to what the path names.
    package enum Relation: Swift.String, Hashable, Sendable {
        /// No relation is asked for.
        case none
        /// An agent's token must be of the agent in the path; an operator's of the same tenant.
        case own = "self"
        /// Both must be of one tenant.
        case tenant
    }
    /// The operation's name.
    package let operationID: Swift.String
    /// The method, upper case.
    package let method: Swift.String
    /// The path, with its parameters in braces.
    package let path: Swift.String
    /// Who may call.
    ///
    /// Never empty.
    package let principals: Set<Principal>
    /// The scopes that an agent's token must all have.
    package let scopes: [Swift.String]
    /// How the caller must relate to what the path names.
    package let relation: Relation
}

extension OperationAccess {
    /// Gives an animal.
    ///
    /// It may sleep.
    package static let getAnimal = Self(
        operationID: "getAnimal", method: "GET", path: "/animals/{agentRef}/{animal-id}",
        principals: [.agent, .`operator`], scopes: ["zoo.read"], relation: .own)
    /// Changes an animal.
    package static let patchAnimal = Self(
        operationID: "patch-animal", method: "PATCH", path: "/animals/{agentRef}/{animal-id}",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Gives what an animal says.
    package static let hear = Self(
        operationID: "hear", method: "GET", path: "/animals/{agentRef}/{animal-id}/sound",
        principals: [.agent], scopes: [], relation: .none)
    /// Gives what an animal does, event by event.
    package static let watch = Self(
        operationID: "watch", method: "GET", path: "/animals/{agentRef}/{animal-id}/moves",
        principals: [.agent], scopes: [], relation: .none)
    /// Gives all tracks, one a line.
    package static let readTracks = Self(
        operationID: "readTracks", method: "GET", path: "/tracks",
        principals: [.agent], scopes: [], relation: .none)
    /// Feeds every animal.
    package static let feed = Self(
        operationID: "feed", method: "POST", path: "/feed",
        principals: [.none], scopes: [], relation: .none)

    /// Every operation, in the document's order.
    package static let all: [Self] = [
        .getAnimal,
        .patchAnimal,
        .hear,
        .watch,
        .readTracks,
        .feed,
    ]
}
