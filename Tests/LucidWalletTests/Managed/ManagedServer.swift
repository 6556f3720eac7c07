// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet

/// A provider in this process that believes nothing: it checks what proves the caller from the public side, over the
/// bytes that arrived, and signs with its own key what it read from them.
protocol ManagedServer: Sendable {
    /// Refuses a request that is not proved; throws ``Refusal``.
    func check(_ exchange: FakeTransport.Exchange) throws
    /// Answers a request that is.
    func answer(_ exchange: FakeTransport.Exchange) throws -> JSONValue
    /// A connector whose requests go through `transport`.
    func wallet(_ transport: any HTTPTransport) throws -> any WalletConnector
}

struct Refusal: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}

/// Proofs that were seen: each counts once.
final class SeenOnce: Sendable {
    private let seen = Lock<Set<String>>([])
    func take(_ proof: String) throws {
        guard seen.withLock({ $0.insert(proof).inserted }) else { throw Refusal("the proof was used before") }
    }
}

extension ManagedServer {
    /// The wallet before the server, with what happens to requests on the way.
    func connected(
        _ change: @escaping @Sendable (inout HTTPRequest, inout [UInt8]) -> Void = { _, _ in },
        reasons: SharedTexts? = nil
    ) throws -> any WalletConnector {
        try wallet(
            FakeTransport { exchange in
                var (request, body) = (exchange.request, exchange.body)
                change(&request, &body)
                let changed = FakeTransport.Exchange(request: request, body: body, options: exchange.options)
                do {
                    try check(changed)
                    return (.json(status: 200), try answer(changed).serialized())
                } catch let refusal as Refusal {
                    reasons?.value.withLock { $0.append(refusal.reason) }
                    return (.json(status: 401), Array("{}".utf8))
                }
            })
    }
}

/// A list that closures share.
final class SharedTexts: Sendable {
    let value = Lock<[String]>([])
    var all: [String] { value.withLock { $0 } }
}

/// A compact JWS, taken apart and checked.
struct CheckedToken {
    let header: JSONValue
    let claims: JSONValue

    init(_ text: String, _ isValid: (_ signature: [UInt8], _ message: [UInt8]) -> Bool) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]), let claims = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2])
        else { throw Refusal("it is no JWS") }
        guard isValid(signature, Array("\(parts[0]).\(parts[1])".utf8)) else { throw Refusal("the signature is wrong") }
        self.header = try JSONValue(parsing: header)
        self.claims = try JSONValue(parsing: claims)
    }
}

extension P256.PublicKey {
    /// Whether a DER signature was made over the message.
    func isValid(der: [UInt8], for message: [UInt8]) -> Bool {
        guard der.count > 6, der[0] == 0x30, Int(der[1]) == der.count - 2, der[2] == 2 else { return false }
        let count = Int(der[3])
        guard der.count > 6 + count, der[4 + count] == 2, Int(der[5 + count]) == der.count - 6 - count else {
            return false
        }
        let numbers = [der[4..<(4 + count)], der[(6 + count)...]]
        // The shortest form, and not negative (X.690, section 8.3).
        for number in numbers {
            guard let first = number.first, first < 0x80 else { return false }
            if number.count > 1 && first == 0 && (number.dropFirst().first ?? 0) < 0x80 { return false }
        }
        let words = numbers.map { number -> [UInt8] in
            let digits = number.drop { $0 == 0 }
            return [UInt8](repeating: 0, count: max(0, 32 - digits.count)) + digits
        }
        return isValid(signature: words[0] + words[1], for: message)
    }
}
