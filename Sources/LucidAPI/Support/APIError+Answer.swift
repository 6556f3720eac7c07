// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

extension APIError.Code {
    /// The code for the status of a failure.
    init(status: Int) {
        self =
            switch status {
            case 400: .badRequest
            case 401: .unauthorized
            case 403: .forbidden
            case 404: .notFound
            case 408: .timedOut
            case 409: .conflict
            case 429: .tooManyRequests
            case 400..<500: .rejected
            case 500...: .serverFailed
            default: .unexpectedStatus
            }
    }
}

extension APIError {
    /// The error for an answer that is not the one that was asked for.
    package init(operation: String?, answer: OutputWire) {
        let error = answer.content as? Components.Schemas.ServiceError ?? answer.serviceError
        let serviceCode = error.flatMap { ServiceText.printable($0.code, limit: 64) }
        let text = error?.text.flatMap { ServiceText.printable($0, limit: 300) }
        let words = [serviceCode, text == serviceCode ? nil : text].compactMap { $0 }
        self.init(
            Code(status: answer.status), operation: operation, status: answer.status,
            message: (["the server answered \(answer.status)"] + words).joined(separator: ": "),
            requestID: answer.header("X-Request-Id").flatMap { ServiceText.printable($0, limit: 128) })
        self.serviceCode = serviceCode
        retryAfter = answer.header("Retry-After").flatMap { ServiceText.printable($0, limit: 64) }
        serverDate = answer.header("Date").flatMap { ServiceText.printable($0, limit: 64) }
    }
}

/// Text of a server, made fit for a message.
enum ServiceText {
    /// `text` without control characters, cut at `limit`, and with everything that could be a token masked; nil if
    /// nothing is left.
    ///
    /// A server can repeat what it was sent, and a message must not hold a secret: a run of 24 or more characters
    /// that tokens and keys are made of is replaced, unless it is an address.
    static func printable(_ text: String, limit: Int) -> String? {
        var result = ""
        var run = ""
        func flush() {
            result += run.utf8.count >= 24 && !isAddress(run) ? "…" : run
            run = ""
        }
        for scalar in text.unicodeScalars.prefix(limit * 4) {
            if scalar.isASCII, isTokenCharacter(UInt8(truncatingIfNeeded: scalar.value)) {
                run.unicodeScalars.append(scalar)
                continue
            }
            flush()
            let isControl =
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            result.unicodeScalars.append(isControl ? " " : scalar)
        }
        flush()
        return result.isEmpty ? nil : String(result.prefix(limit))
    }

    private static func isAddress(_ run: String) -> Bool {
        run.utf8.count == 42 && run.hasPrefix("0x") && run.dropFirst(2).allSatisfy(\.isHexDigit)
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "%"):
            true
        default: false
        }
    }
}
