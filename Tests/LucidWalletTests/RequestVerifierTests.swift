// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidCrypto
import LucidHTTP
import LucidSigning
import LucidWallet
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private let now = Date(timeIntervalSince1970: 1_700_000_000)
private let body = Array("{\"amount\":1}".utf8)

@Suite struct `The verifier of requests` {
    private let key: PrivateKey
    private let seen = SeenNonces()

    init() throws { key = try PrivateKey(hex: String(repeating: "46", count: 32)) }

    private func verifier(
        authorities: Set<String>? = ["api.example.com"], chains: Set<ChainID>? = nil, fields: [String] = []
    ) -> RequestVerifier {
        RequestVerifier(authorities: authorities, chains: chains, fields: fields) { [seen] in seen.take($0) }
    }

    /// What the middleware sends for a request to the API.
    private func signed(
        _ method: HTTPRequest.Method = .post, _ path: String = "/v1/orders?a=1", _ content: [UInt8] = body
    ) async throws -> HTTPRequest {
        let transport = KeepingTransport()
        let middleware = RequestSigningMiddleware(
            wallet: LocalKeyConnector(key: key), chainID: 8453, clock: StoppedClock(seconds: 1_700_000_000))
        _ = try await HTTPPipeline(transport, middlewares: [middleware]).send(
            HTTPRequest(method, ("https", "api.example.com", path), [("Content-Type", "application/json")]),
            body: content.isEmpty ? nil : HTTPBody(content), options: HTTPTransferOptions())
        return try #require(transport.requests.first).request
    }

    /// A request signed by hand, the base given.
    private func signed(
        _ input: String, base: [String], path: String = "/", label: String = "eth", signature: String? = nil
    ) throws -> HTTPRequest {
        let text = (base + ["\"@signature-params\": " + input]).joined(separator: "\n")
        let made = try Base64.encode(key.sign(message: .text(text)).bytes65)
        return HTTPRequest(
            .get, ("https", "api.example.com", path),
            [("Signature-Input", label + "=" + input), ("Signature", label + "=" + (signature ?? ":\(made):"))])
    }

    private func code(
        _ request: HTTPRequest, _ content: [UInt8] = [], at time: Date = now, by verifier: RequestVerifier? = nil
    ) async throws -> RequestSignatureError.Code? {
        do {
            _ = try await (verifier ?? self.verifier()).verify(request, body: content, now: time)
            return nil
        } catch let error as RequestSignatureError {
            return error.code
        }
    }

    private let base = ["\"@authority\": api.example.com", "\"@method\": GET", "\"@path\": /"]
    private let covered = "(\"@authority\" \"@method\" \"@path\")"
    private var keyID: String { "erc8128:8453:" + Hex.encode(key.address.bytes, prefix: true) }
    private var parameters: String { ";created=1700000000;expires=1700000060;nonce=\"n1\";keyid=\"\(keyID)\"" }

    @Test func `accepts what the middleware signed, once`() async throws {
        let request = try await signed()
        let signature = try await verifier().verify(request, body: body, now: now)
        #expect(signature.account == .eip155(8453, key.address))
        #expect(signature.label == "eth")
        #expect(signature.components == ["@authority", "@method", "@path", "@query", "content-digest"])
        #expect(signature.created == now && signature.expires == now + 60)
        #expect(signature.nonce.count == 22)
        #expect(try await code(request, body) == .replayed)
        #expect(try await code(signed(), body) == nil)
        #expect(try await code(signed(.get, "/", []), []) == nil)
    }

    @Test func `refuses any change of the request`() async throws {
        let request = try await signed()
        var other = request
        other.method = .put
        #expect(try await code(other, body) == .wrongSigner)
        other = request
        other.path = "/v1/orders?a=2"
        #expect(try await code(other, body) == .wrongSigner)
        other.path = "/v1/orders"
        #expect(try await code(other, body) == .wrongSigner)
        other.path = "/v1/order?a=1"
        #expect(try await code(other, body) == .wrongSigner)
        other = request
        other.authority = "evil.example.com"
        #expect(try await code(other, body) == .notAllowed)
        #expect(try await code(other, body, by: verifier(authorities: nil)) == .wrongSigner)
        #expect(try await code(request, body + [0x20]) == .bodyMismatch)
        #expect(try await code(request, []) == .bodyMismatch)
        other = request
        other.set("Content-Digest", "sha-256=:" + Base64.encode(SHA256.hash([1])) + ":")
        #expect(try await code(other, [1]) == .wrongSigner)
        other.set("Content-Digest", nil)
        #expect(try await code(other, body) == .bodyMismatch)
        other = try await signed(.get, "/", [])
        other.path = "/?a"
        #expect(try await code(other) == .uncovered)
        other.path = "/"
        #expect(try await code(other, body) == .uncovered)
        #expect(seen.count == 0)
        other = request
        other.set("Content-Type", "text/plain")
        #expect(try await code(other, body, by: verifier(fields: ["content-type"])) == .uncovered)
        #expect(try await code(other, body) == nil)
    }

    @Test(arguments: [
        (-31.0, RequestSignatureError.Code?.some(.outsideValidity)), (-30, nil), (0, nil), (60, nil),
        (60.5, .outsideValidity),
    ])
    func `holds the time against the signature's, with a skew at the start`(
        offset: Double, expected: RequestSignatureError.Code?
    ) async throws {
        #expect(try await code(signed(), body, at: now + offset) == expected)
    }

    @Test func `takes components in any order, other parameters, other labels and addresses in upper case`()
        async throws
    {
        let input = "(\"@path\" \"@method\" \"@authority\");tag=\"x\"" + parameters
        #expect(try await code(signed(input, base: base.reversed())) == nil)
        let second = parameters.replacing("n1", with: "n2")
        #expect(try await code(signed(covered + second, base: base, label: "sig1")) == nil)
        let upper = "erc8128:8453:0x" + keyID.dropFirst(15).uppercased()
        let third = parameters.replacing("n1", with: "n3").replacing(keyID, with: upper)
        #expect(try await code(signed(covered + third, base: base)) == nil)
    }

    @Test(arguments: [
        (";created=1700000000;expires=1700000060;nonce=\"n\"", "missing"),
        (";created=1700000000;expires=1700000060;nonce=\"n\";keyid=\"eip155:1:0x\"", "missing"),
        (";created=1700000000;expires=1700000060;nonce=\"n\";keyid=erc8128", "missing"),
        (";expires=1700000060;nonce=\"n\";keyid=\"KEY\"", "malformed"),
        (";created=1700000000;nonce=\"n\";keyid=\"KEY\"", "malformed"),
        (";created=1700000000;expires=1700000060;keyid=\"KEY\"", "malformed"),
        (";created=1700000000;expires=1700000060;nonce=\"\";keyid=\"KEY\"", "malformed"),
        (";created=1700000000;expires=1700000060;nonce=n;keyid=\"KEY\"", "malformed"),
        (";created=1700000000.0;expires=1700000060;nonce=\"n\";keyid=\"KEY\"", "malformed"),
        (";created=\"1700000000\";expires=1700000060;nonce=\"n\";keyid=\"KEY\"", "malformed"),
        (";created=1700000000;expires=1700000000;nonce=\"n\";keyid=\"KEY\"", "malformed"),
        (";created=1700000000;expires=1700000301;nonce=\"n\";keyid=\"KEY\"", "outsideValidity"),
        (";created=1700000000;expires=1700000060;nonce=\"n\";keyid=\"KEY\";alg=\"eip191\"", "malformed"),
        (";created=1700000000;expires=1700000060;nonce=\"n\";keyid=\"KEY\";nonce=\"m\"", "malformed"),
        (";created=1700000000;expires=1700000060;nonce=\"n\";keyid=\"erc8128:01:0x\"", "malformed"),
        (";created=1700000000;expires=1700000060;nonce=\"n\";keyid=\"KEY00\"", "malformed"),
        (";created=1700000000;expires=1700000060;nonce=\"n\";keyid=\"KEY:\"", "malformed"),
    ])
    func `refuses parameters that are missing, mistyped, doubled or too wide`(rest: String, expected: String)
        async throws
    {
        let request = try signed(covered + rest.replacing("KEY", with: keyID), base: base)
        #expect(try await code(request)?.description == expected)
    }

    @Test(arguments: [
        ("()", "uncovered"), ("(\"@authority\" \"@method\")", "uncovered"), ("(\"@method\" \"@path\")", "uncovered"),
        ("(\"@authority\" \"@path\")", "uncovered"), ("(\"@authority\" \"@method\" \"@path\" \"@path\")", "malformed"),
        ("(\"@authority\" \"@method\" \"@path\";req)", "malformed"),
        ("(\"@authority\" \"@method\" \"@path\" \"x-none\")", "malformed"),
        ("(\"@authority\" \"@method\" \"@path\" \"@nothing\")", "malformed"),
        ("(\"@authority\" \"@method\" @path)", "malformed"),
    ])
    func `refuses covered components that are too few, doubled or unknown`(list: String, expected: String) async throws
    {
        #expect(try await code(signed(list + parameters, base: base))?.description == expected)
    }

    @Test func `refuses fields that are missing, unreadable or ambiguous`() async throws {
        let good = try signed(covered + parameters, base: base)
        var request = good
        request.set("Signature", nil)
        #expect(try await code(request) == .missing)
        request = good
        request.set("Signature-Input", nil)
        #expect(try await code(request) == .missing)
        request = good
        request.set("Signature", "sig1" + (good.field("Signature") ?? "").dropFirst(3))
        #expect(try await code(request) == .malformed)
        request.set("Signature", "eth=\"text\"")
        #expect(try await code(request) == .malformed)
        request.set("Signature", "eth")
        #expect(try await code(request) == .malformed)
        request = good
        request.append("Signature-Input", "eth=()")
        #expect(try await code(request) == .malformed)
        request = try signed(covered + parameters, base: base, label: "a")
        request.append("Signature-Input", "b=" + covered + parameters)
        #expect(try await code(request) == .malformed)
        request = try signed(covered + parameters, base: base, label: "eth")
        request.append("Signature-Input", "b=" + covered + parameters)
        request.append("Signature-Input", "sig1=(\"date\");keyid=\"other\"")
        #expect(try await code(request) == nil)
    }

    @Test func `tells signatures that only a contract can judge from wrong ones`() async throws {
        let long = Base64.encode([UInt8](repeating: 1, count: 130))
        let request = try signed(covered + parameters, base: base, signature: ":\(long):")
        #expect(try await code(request) == .contractAccount)
        let read = try verifier().read(request, body: [], now: now)
        #expect(read.form == .contract([UInt8](repeating: 1, count: 130)))
        let wrapped = CounterfactualSignature(factory: .zero, factoryCall: [1], signature: [2])
        let other = try signed(covered + parameters, base: base, signature: ":\(Base64.encode(wrapped.bytes)):")
        #expect(try verifier().read(other, body: [], now: now).form == .counterfactual(wrapped))
        #expect(try await code(other) == .contractAccount)
        let broken = Base64.encode([1] + CounterfactualSignature.mark)
        #expect(try await code(signed(covered + parameters, base: base, signature: ":\(broken):")) == .malformed)
        #expect(seen.count == 0)
    }

    @Test func `accepts accounts on its chains only`() async throws {
        #expect(try await code(signed(), body, by: verifier(chains: [.eip155(1)])) == .notAllowed)
        #expect(try await code(signed(), body, by: verifier(chains: [.eip155(8453)])) == nil)
    }

    @Test func `never ends the process on damaged fields`() async throws {
        let request = try await signed()
        let input = Array((request.field("Signature-Input") ?? "").utf8)
        let made = Array((request.field("Signature") ?? "").utf8)
        for index in 0..<(input.count + made.count) {
            var other = request
            if index < input.count {
                var bytes = input
                bytes[index] = bytes[index] == 0x20 ? 0x3b : bytes[index] ^ 1
                other.set("Signature-Input", String(decoding: bytes, as: UTF8.self))
            } else {
                var bytes = made
                bytes[index - input.count] ^= 1
                other.set("Signature", String(decoding: bytes, as: UTF8.self))
            }
            #expect(try await code(other, body) != nil, "byte \(index)")
        }
    }
}
