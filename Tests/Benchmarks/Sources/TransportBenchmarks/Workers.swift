// SPDX-License-Identifier: Apache-2.0
import AsyncHTTPClient
import BenchmarkHarness
import HTTPTypes
import LucidAgent
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The processes that are measured: one client each, the same loop around it.
enum Worker {
    static func run(_ name: String, _ load: Load) async throws -> Load.Outcome {
        switch name {
        case "ours": try await ours(load)
        case "async-http-client/1": try await asyncHTTPClient(load, threads: 1)
        case "async-http-client/2": try await asyncHTTPClient(load, threads: 2)
        default: throw BenchmarkError("there is no worker \(name)")
        }
    }

    private static func ours(_ load: Load) async throws -> Load.Outcome {
        var configuration = CurlTransport.Configuration()
        configuration.caFile = load.caFile
        configuration.maxConnections = max(load.concurrency, 8)
        let transport = CurlTransport(configuration: configuration)
        defer { transport.shutdown() }
        guard let url = ServerParts(load.url) else { throw BenchmarkError("\(load.url) is no URL") }
        let request = HTTPRequest(method: .get, scheme: url.scheme, authority: url.authority, path: url.path)
        var options = HTTPTransferOptions()
        options.attemptTimeout = 60
        options.connectTimeout = 60
        options.maximumResponseBytes = 1 << 30
        options.streamsResponse = load.isStream
        return await load.run { [options] in
            do {
                let (response, body) = try await transport.send(request, body: nil, options: options)
                guard response.status == .ok else { return nil }
                if let bytes = body.bytes { return bytes.count }
                var count = 0
                for try await chunk in body { count += chunk.count }
                return count
            } catch {
                return nil
            }
        }
    }

    private static func asyncHTTPClient(_ load: Load, threads: Int) async throws -> Load.Outcome {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = load.concurrency
        configuration.httpVersion = load.isHTTP2 ? .automatic : .http1Only
        if let caFile = load.caFile {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(caFile)
            configuration.tlsConfiguration = tls
        }
        let client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
        let request = HTTPClientRequest(url: load.url)
        let outcome = await load.run {
            do {
                let response = try await client.execute(request, timeout: .seconds(60))
                guard response.status == .ok else { return nil }
                if !load.isStream { return try await response.body.collect(upTo: 1 << 30).readableBytes }
                var count = 0
                for try await chunk in response.body { count += chunk.readableBytes }
                return count
            } catch {
                return nil
            }
        }
        try await client.shutdown()
        try await group.shutdownGracefully()
        return outcome
    }
}

/// The parts of a URL that a request names.
private struct ServerParts {
    let scheme: String
    let authority: String
    let path: String

    init?(_ url: String) {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].hasSuffix(":") else { return nil }
        (scheme, authority, path) = (String(parts[0].dropLast()), String(parts[2]), "/\(parts[3])")
    }
}
