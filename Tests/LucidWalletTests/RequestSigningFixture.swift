// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidSigning
import LucidWallet

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A clock that stands still.
struct StoppedClock: AgentClock {
    let seconds: Double

    func wallNow() -> Date { Date(timeIntervalSince1970: seconds) }
    func bootNow() -> BootInstant { BootInstant(nanoseconds: 0) }
    func sleep(until deadline: BootInstant) async throws {}
}

/// A transport that keeps what it is given and answers 200.
final class KeepingTransport: HTTPTransport {
    private let kept = Lock<[(HTTPRequest, [UInt8])]>([])

    var requests: [(request: HTTPRequest, body: [UInt8])] { kept.withLock { $0 } }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let bytes = try await body?.collect(upTo: 1 << 20) ?? []
        kept.withLock { $0.append((request, bytes)) }
        return (HTTPResponse(status: .ok), HTTPBody([]))
    }
}

/// The nonces that a server has seen.
final class SeenNonces: Sendable {
    private let seen = Lock<Set<String>>([])

    var count: Int { seen.withLock { $0.count } }

    func take(_ signature: RequestSignature) -> Bool {
        seen.withLock { $0.insert("\(signature.account) \(signature.nonce)").inserted }
    }
}

extension HTTPRequest {
    /// A request with fields, the lines of which keep their order.
    init(_ method: Method, _ url: (scheme: String?, authority: String?, path: String), _ fields: [(String, String)]) {
        self.init(method: method, scheme: url.scheme, authority: url.authority, path: url.path)
        for (name, value) in fields { self.append(name, value) }
    }

    /// The value of a field, lines joined.
    func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { headerFields[$0] } }

    mutating func append(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        headerFields.append(HTTPField(name: name, value: value))
    }

    mutating func set(_ name: String, _ value: String?) {
        guard let name = HTTPField.Name(name) else { return }
        headerFields[name] = value
    }
}

/// So many times yes, and then no.
final class Counter: Sendable {
    private let left: Lock<Int>

    init(_ count: Int) { left = Lock(count) }

    func takeOne() -> Bool {
        left.withLock { left in
            left -= 1
            return left >= 0
        }
    }
}
