// SPDX-License-Identifier: Apache-2.0

import LucidCrypto

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The secret of a machine client: 1 to 4,096 printable ASCII characters (RFC 6749 appendix A.2).
///
/// It cannot be printed, dumped or encoded, and its memory is wiped when the last copy goes away.
public struct ClientSecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    static let maximumCount = 4096

    private let bytes: SecretBytes

    /// Takes a secret.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration``.
    public init(_ value: String) throws(AuthError) {
        try self.init(bytes: SecretBytes(copying: Array(value.utf8)), from: "a client secret")
    }

    /// Reads the first line of a file that only its owner can read, or of a pipe.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration``, saying what to do.
    public init(file path: String) throws(AuthError) {
        try self.init(
            bytes: try SecretLine.read(path, limit: Self.maximumCount), from: "the client secret in \(path)")
    }

    /// Takes the value of an environment variable, or the first line of the file that the variable `NAME_FILE` names.
    ///
    /// An empty variable counts as unset.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration`` if neither is set, or both are.
    public init(
        environment name: String, in variables: [String: String] = ProcessInfo.processInfo.environment
    ) throws(AuthError) {
        let value = variables[name].flatMap { $0.isEmpty ? nil : $0 }
        let path = variables[name + "_FILE"].flatMap { $0.isEmpty ? nil : $0 }
        switch (value, path) {
        case (let value?, nil):
            try self.init(bytes: SecretBytes(copying: Array(value.utf8)), from: "the client secret in \(name)")
        case (nil, let path?): try self.init(file: path)
        case (nil, nil):
            throw AuthError(.configuration, message: "set \(name) to the client secret, or \(name)_FILE to its file")
        default: throw AuthError(.configuration, message: "set \(name) or \(name)_FILE, not both")
        }
    }

    private init(bytes: SecretBytes, from origin: String) throws(AuthError) {
        let isPrintable = bytes.withBytes { $0.allSatisfy { (0x20...0x7e).contains($0) } }
        guard isPrintable, (1...Self.maximumCount).contains(bytes.count) else {
            throw AuthError(
                .configuration,
                message: "\(origin) must be 1 to \(Self.maximumCount) printable ASCII characters")
        }
        self.bytes = bytes
    }

    /// The secret as it goes into a request.
    var text: String { bytes.withBytes { String(decoding: $0, as: UTF8.self) } }

    /// 128 bits of HMAC-SHA-256 over `purpose` under the secret, in hexadecimal: tells holders of different secrets
    /// apart, and the same secret at another place looks different.
    func fingerprint(for purpose: String) -> String {
        Hex.encode(HMAC.sha256(key: bytes, message: Array(purpose.utf8)).prefix(16))
    }

    /// A fixed mask.
    public var description: String { "<client secret>" }
    /// A fixed mask.
    public var debugDescription: String { description }
    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
