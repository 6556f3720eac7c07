// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CPeers
import CVerification
import Foundation
import JWTKit
import LucidJSON
import LucidTokens

/// An access token of a usual size from text to claims, beside the signature check alone and beside other libraries that
/// do the same: signature, issuer, audience and times.
struct VerificationCase {
    private static let issuer = "https://auth.example.com"
    private static let audience = "https://api.example.com"

    private let key = TokenSigningKey.generate()
    private let token: String
    private let verifier: TokenVerifier
    private let keys: JWKSet

    init() throws {
        keys = JWKSet([key.publicKey])
        token = try key.sign(
            AccessTokenClaims(
                issuer: Self.issuer, subject: "scout", audience: [Self.issuer, Self.audience],
                clientID: "clt_0123456789abcdef0123456789abcdef", issuedAt: 1_500_000_000, expiresAt: 4_000_000_000,
                tokenID: "at_0123456789abcdef0123456789abcdef", scopes: ["orders:read", "orders:write"],
                agentRef: "scout", credentialID: "clt_0123456789abcdef0123456789abcdef", tenant: "default",
                familyID: "fam_0123456789abcdef0123456789abcdef", authSequence: 12_345))
        verifier = TokenVerifier(issuer: Self.issuer, audience: Self.audience, keys: keys)
    }

    var benchmark: BenchmarkCase {
        BenchmarkCase(
            "verify/es256", bars: [.ratio(1.15, to: "OpenSSL")], contenders: [ours, openSSL, jwtKit].compactMap(\.self))
    }

    private var ours: Contender {
        .local(answer: { try verifier.verifyOffline(token, keys: keys).subject }) {
            consume(try verifier.verifyOffline(token, keys: keys, requiring: .none).subject)
        }
    }

    /// No claims are read, so its answer is the one that is right.
    private var openSSL: Contender? {
        let parts = token.split(separator: ".").map(String.init)
        guard let point = Self.point(key.publicKey), let signature = Self.decode(parts[2]),
            let made = lucid_verification_new(point, signature)
        else { return nil }
        let signed = Array("\(parts[0]).\(parts[1])".utf8)
        return .local("OpenSSL", answer: { lucid_verification_run(made, signed, signed.count) == 1 ? "scout" : "" }) {
            consume(lucid_verification_run(made, signed, signed.count))
        }
    }

    private struct Claims: JWTPayload {
        let iss: IssuerClaim
        let sub: SubjectClaim
        let aud: AudienceClaim
        let exp: ExpirationClaim
        let scope: String

        func verify(using algorithm: some JWTAlgorithm) throws {
            try exp.verifyNotExpired()
            try aud.verifyIntendedAudience(includes: VerificationCase.audience)
            guard iss.value == VerificationCase.issuer else {
                throw JWTError.claimVerificationFailure(failedClaim: iss, reason: "another issuer")
            }
        }
    }

    private var jwtKit: Contender? {
        guard let json = try? JSONDecoder().decode(JWTKit.JWK.self, from: Data(key.publicKey.json.serialized())) else {
            return nil
        }
        let (collection, token) = (JWTKeyCollection(), token)
        // One task for all of a sample, so that the hop to it costs nothing that counts.
        func blocking<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
            let done = DispatchSemaphore(value: 0)
            nonisolated(unsafe) var result: Result<Value, any Error>?
            Task.detached {
                do {
                    result = .success(try await body())
                } catch {
                    result = .failure(error)
                }
                done.signal()
            }
            done.wait()
            guard let result else { throw BenchmarkError("no result") }
            return try result.get()
        }
        do {
            try blocking { _ = try await collection.add(jwk: json) }
        } catch {
            return nil
        }
        return Contender(
            peer: "jwt-kit",
            answer: { try blocking { try await collection.verify(token, as: Claims.self).sub.value } },
            sample: { count in
                try blocking {
                    let start = lucid_cpu_time()
                    for _ in 0..<count { consume(try await collection.verify(token, as: Claims.self).sub.value) }
                    return lucid_cpu_time() - start
                }
            })
    }

    /// What the peer in Python reads first.
    var pythonInput: String {
        let object: [String: String] = [
            "token": token, "jwk": key.publicKey.json.text, "issuer": Self.issuer, "audience": Self.audience,
        ]
        let data = (try? JSONEncoder().encode(object)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    func pyJWT(_ process: LineProcess) -> Contender {
        Contender(peer: "PyJWT", answer: { try process.ask("answer") }) { count in
            let answer = try process.ask("\(count)")
            guard let time = UInt64(answer) else { throw BenchmarkError("PyJWT answers \(answer)") }
            return time
        }
    }

    private static func point(_ key: LucidTokens.JWK) -> [UInt8]? {
        guard let x = decode(key.json["x"]?.stringValue ?? ""), let y = decode(key.json["y"]?.stringValue ?? "") else {
            return nil
        }
        return [4] + x + y
    }

    private static func decode(_ text: String) -> [UInt8]? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)).map { [UInt8]($0) }
    }
}
