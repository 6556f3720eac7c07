// SPDX-License-Identifier: Apache-2.0

/// One promise of a protocol, as a check that any implementation must pass.
///
/// Hand ``WalletContract/checks`` or ``StorageContract/checks`` to a parameterised test, one case a check.
public struct ContractCheck<Subject: Sendable>: Sendable, CustomStringConvertible {
    /// The promise, in words.
    public let name: String
    private let body: @Sendable (Subject) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (Subject) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Checks the promise.
    /// - Throws: ``ContractViolation``, or what the subject throws.
    public func run(on subject: Subject) async throws { try await body(subject) }

    /// The promise, in words.
    public var description: String { name }
}

/// A promise that was not kept.
public struct ContractViolation: Error, Sendable, CustomStringConvertible {
    /// What was seen.
    public let description: String

    init(_ description: String) { self.description = description }
}

func require(_ condition: Bool, _ words: @autoclosure () -> String) throws(ContractViolation) {
    guard condition else { throw ContractViolation(words()) }
}
