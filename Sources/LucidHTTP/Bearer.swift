// SPDX-License-Identifier: Apache-2.0

/// An access token as it goes into an `Authorization` header, with the generation that it belongs to.
///
/// It prints as a fixed mask.
public struct Bearer: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The token: 1 to 16,384 visible ASCII characters.
    ///
    /// Anything else is refused before a header is built.
    public let token: String
    /// Counts the tokens that the source has handed out; tells an old token from its successor.
    public let generation: UInt64

    /// Creates a bearer.
    public init(token: String, generation: UInt64) {
        self.token = token
        self.generation = generation
    }

    /// A fixed mask and the generation.
    public var description: String { "Bearer(<redacted>, generation \(generation))" }
    /// A fixed mask and the generation.
    public var debugDescription: String { description }
    /// Shows the generation only.
    public var customMirror: Mirror { Mirror(self, children: ["generation": generation]) }

    var isWellFormed: Bool {
        let characters = token.utf8
        return (1...16_384).contains(characters.count) && characters.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

/// Where bearers come from.
public protocol BearerSource: Sendable {
    /// The bearer to use now, obtained or renewed if need be.
    ///
    /// - Throws: What the source throws when it has none, or `CancellationError`.
    func bearer() async throws -> Bearer

    /// Tells that a server refused `bearer`; a source forgets it only if it is still the current one.
    func invalidate(_ bearer: Bearer) async
}
