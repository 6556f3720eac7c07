// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import LucidSigning
import LucidWallet
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private let origin = (scheme: String?("https"), authority: String?("API.example.com:8443"))

@Suite struct `Requests signed by a wallet` {
    private let transport = KeepingTransport()
    private let wallet: LocalKeyConnector

    init() throws { wallet = LocalKeyConnector(key: try PrivateKey(hex: String(repeating: "46", count: 32))) }

    private func pipeline(
        nonce: (@Sendable () -> String)? = { "AAECAwQFBgcICQoLDA0ODw" }, now: Double = 1_700_000_000.9,
        maximumBodyBytes: Int = 100, validity: Int64 = 60
    ) -> HTTPPipeline {
        HTTPPipeline(
            transport,
            middlewares: [
                RequestSigningMiddleware(
                    wallet: wallet, chainID: 8453, validity: validity, maximumBodyBytes: maximumBodyBytes,
                    clock: StoppedClock(seconds: now), nonce: nonce)
            ])
    }

    private func send(
        _ request: HTTPRequest, _ body: HTTPBody? = nil, through pipeline: HTTPPipeline? = nil
    ) async throws -> HTTPRequest {
        _ = try await (pipeline ?? self.pipeline()).send(request, body: body, options: HTTPTransferOptions())
        return try #require(transport.requests.last).request
    }

    /// Signed by eth-account 0.14.0, the base written by hand.
    @Test func `with a query and a body have the signature that eth-account makes`() async throws {
        let request = HTTPRequest(.post, (origin.scheme, origin.authority, "/v1/orders?market=ETH-USD&x=%20"), [])
        let sent = try await send(request, HTTPBody("{\"amount\":1}"))
        #expect(sent.field("Content-Digest") == "sha-256=:wrEeZX4S/RdzWWJ8qJQSAY4idNCHPPv88fxQ9oVYLp4=:")
        #expect(
            sent.field("Signature-Input")
                == "eth=(\"@authority\" \"@method\" \"@path\" \"@query\" \"content-digest\");created=1700000000"
                + ";expires=1700000060;nonce=\"AAECAwQFBgcICQoLDA0ODw\""
                + ";keyid=\"erc8128:8453:0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f\"")
        #expect(
            sent.field("Signature")
                == "eth=:7NR90qPfNrGMZO1iWTnfRFJPIfOKRntND8SS9LNT8j0v0gR1Ig3hBlY2wUTzkQI9gz6Iw0i9IpeCxCcgtc/8sBs=:")
        #expect(transport.requests.last?.body == Array("{\"amount\":1}".utf8))
    }

    @Test func `without query and body cover neither`() async throws {
        let request = HTTPRequest(.get, ("https", "api.example.com:443", "/"), [])
        let sent = try await send(request, through: pipeline(nonce: { "q\"\\" }))
        #expect(sent.field("Content-Digest") == nil)
        #expect(
            sent.field("Signature-Input")
                == "eth=(\"@authority\" \"@method\" \"@path\");created=1700000000;expires=1700000060;nonce=\"q\\\"\\\\\""
                + ";keyid=\"erc8128:8453:0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f\"")
        #expect(
            sent.field("Signature")
                == "eth=:0Q9idc/GfrzyeCq1tneVisP21km3/n5x5n1gkHEKJHRuSLPqURNJV49zVj04JDm4hUy5v+V4eMnSrQAi1U0lUBw=:")
        let empty = try await send(request, HTTPBody([]), through: pipeline(nonce: { "q\"\\" }))
        #expect(empty.field("Signature") == sent.field("Signature"))
    }

    @Test func `have a new nonce each`() async throws {
        let request = HTTPRequest(.get, ("https", "a.b", "/"), [])
        let one = try await send(request, through: pipeline(nonce: nil)).field("Signature-Input")
        let other = try await send(request, through: pipeline(nonce: nil)).field("Signature-Input")
        #expect(one != other)
    }

    @Test func `whose body arrives over time are gathered up to a limit`() async throws {
        let request = HTTPRequest(.post, ("https", "a.b", "/"), [])
        func body(_ count: Int) -> HTTPBody {
            let iterator = ChunkIterator(count: count)
            return HTTPBody { iterator.next() }
        }
        let sent = try await send(request, body(10))
        #expect(transport.requests.last?.body == [UInt8](repeating: 7, count: 100))
        #expect(sent.field("Content-Digest") != nil)
        let error = await #expect(throws: TransportError.self) { _ = try await send(request, body(11)) }
        #expect(error?.code == .invalidRequest && error?.outcome == .unsent)
        #expect(transport.requests.count == 1)
    }

    @Test func `keep a digest that is right, and are refused with another`() async throws {
        var request = HTTPRequest(.post, ("https", "a.b", "/"), [])
        let right = "sha-256=:wrEeZX4S/RdzWWJ8qJQSAY4idNCHPPv88fxQ9oVYLp4=:, md5=:AAAA:"
        request.set("Content-Digest", right)
        #expect(try await send(request, HTTPBody("{\"amount\":1}")).field("Content-Digest") == right)
        await #expect(throws: TransportError.self) { _ = try await send(request, HTTPBody("{\"amount\":2}")) }
    }

    @Test func `keep signatures of another name, and are refused with one of theirs`() async throws {
        var request = HTTPRequest(
            .get, ("https", "a.b", "/"), [("Signature-Input", "sig1=()"), ("Signature", "sig1=::")])
        let sent = try await send(request)
        #expect(sent.field("Signature-Input")?.hasPrefix("sig1=(), eth=(") == true)
        #expect(sent.field("Signature")?.hasPrefix("sig1=::, eth=:") == true)
        for value in ["eth=()", "not a dictionary"] {
            request.set("Signature-Input", value)
            await #expect(throws: TransportError.self) { _ = try await send(request) }
        }
    }

    @Test(arguments: [
        ("https", "a.b", "no-slash"), ("https", "", "/"), ("ftp", "a.b", "/"), ("https", "u@a.b", "/"),
        ("https", "a.b", "/\u{e4}"),
    ])
    func `need a usable target`(scheme: String, authority: String, path: String) async throws {
        let request = HTTPRequest(.get, (scheme, authority, path), [])
        let error = await #expect(throws: TransportError.self) { _ = try await send(request) }
        #expect(error?.outcome == .unsent)
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: ["", "a\nb", "caf\u{e9}", String(repeating: "x", count: 257)])
    func `need a usable nonce`(nonce: String) async throws {
        let request = HTTPRequest(.get, ("https", "a.b", "/"), [])
        await #expect(throws: TransportError.self) { _ = try await send(request, through: pipeline(nonce: { nonce })) }
    }

    @Test(arguments: [-5.0, 0, 1e300, .infinity, .nan])
    func `have times that fit, whatever the clock says`(now: Double) async throws {
        let request = HTTPRequest(.get, ("https", "a.b", "/"), [])
        let sent = try await send(request, through: pipeline(now: now, validity: .max))
        #expect(sent.field("Signature-Input")?.contains(";created=") == true)
    }

    @Test func `need a wallet whose address is known and that signs`() async throws {
        let middleware = RequestSigningMiddleware(wallet: UnconfiguredWallet(), chainID: 1)
        let pipeline = HTTPPipeline(transport, middlewares: [middleware])
        await #expect(throws: WalletError.self) {
            _ = try await send(HTTPRequest(.get, ("https", "a.b", "/"), []), through: pipeline)
        }
        #expect(transport.requests.isEmpty)
    }
}

/// Chunks of ten bytes.
private final class ChunkIterator: Sendable {
    private let left: Counter

    init(count: Int) { left = Counter(count) }

    func next() -> [UInt8]? { left.takeOne() ? [UInt8](repeating: 7, count: 10) : nil }
}
