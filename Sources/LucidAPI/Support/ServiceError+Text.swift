// SPDX-License-Identifier: Apache-2.0

extension Components.Schemas.ServiceError {
    /// An error with a text code, as our authority writes them.
    public init(code: String, message: String? = nil) { self.init(error: .string(code), message: message) }

    /// The server's code: the text itself, or the code of the object.
    ///
    /// Empty if it has none.
    public var code: String {
        switch error {
        case .string(let code): code
        case .errorDetail(let detail): detail.code
        case .undocumented: ""
        }
    }

    /// The server's sentence for a person, if it sent one.
    public var text: String? {
        if case .errorDetail(let detail) = error { return message ?? detail.message }
        return message ?? errorDescription
    }
}
