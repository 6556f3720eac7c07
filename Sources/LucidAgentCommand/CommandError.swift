// SPDX-License-Identifier: Apache-2.0

/// Why a command ended without its answer.
package struct CommandError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so the exit code of the process.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case failed, usage, configuration, network, notAuthenticated
        }

        private let backing: Backing

        /// Refused or failed.
        ///
        /// Look at the message.
        package static let failed = Self(backing: .failed)
        /// The command line makes no sense.
        ///
        /// Look at `--help`.
        package static let usage = Self(backing: .usage)
        /// A setting, a key or a secret file is missing, wrong or open to others.
        ///
        /// Fix it.
        package static let configuration = Self(backing: .configuration)
        /// The authority gave no usable answer.
        ///
        /// Try again later.
        package static let network = Self(backing: .network)
        /// There is no session and none could be had.
        ///
        /// Log in.
        package static let notAuthenticated = Self(backing: .notAuthenticated)

        /// The exit code of the process.
        package var exitStatus: Int32 {
            switch backing {
            case .failed: 1
            case .usage: 2
            case .configuration: 3
            case .network: 4
            case .notAuthenticated: 5
            }
        }

        /// A short name.
        package var description: String { backing.rawValue }
    }

    /// What went wrong.
    package let code: Code
    /// One sentence for a person, which says what to do.
    ///
    /// Never holds a secret.
    package let message: String
    /// The cause, if another error led here.
    package let underlying: (any Error)?

    /// Creates an error.
    package init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The message.
    package var description: String { message }
}
