// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(10))) struct CurlTransportCancellationTests {
    private static let hanging: @Sendable (RawConnection) -> Void = { connection in
        _ = connection.readRequest()
        connection.waitForEnd()
    }

    @Test(arguments: 0..<10) func `cancelling frees the waiter and the connection`(round: Int) async throws {
        let server = try RawServer(Self.hanging)
        let transport = CurlTransport()
        let task = Task { try await transport.call(.post, at: server.authority, body: HTTPBody("x")) }
        await server.requestCount.reaches(1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await server.endedConnections.reaches(1)
        #expect(server.requests.count == 1)
    }

    @Test func `a cancelled task sends nothing`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await transport.call(at: server.authority)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        _ = try await transport.call(.get, "/after", at: server.authority)
        #expect(server.requests.map(\.line) == ["GET /after HTTP/1.1"])
    }

    @Test func `cancelling one leaves the others alone`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                if request.line.contains("/hang") { return connection.waitForEnd() }
                guard connection.answer(body: "fine") else { return }
            }
        }
        let transport = CurlTransport()
        let hanging = (0..<16).map { number in
            Task { try await transport.call(.get, "/hang/\(number)", at: server.authority) }
        }
        await server.requestCount.reaches(16)
        for (number, task) in hanging.enumerated() {
            task.cancel()
            #expect(try await transport.call(.get, "/\(number)", at: server.authority).text == "fine")
        }
        for task in hanging {
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        await server.endedConnections.reaches(16)
    }

    // X4: a hundred moments between before the start and after the end.
    @Test func `cancelling at any moment ends in an answer or in cancellation`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        var generator = Seeded(state: 20_260_101)
        var answered = 0
        var cancelled = 0
        for round in 0..<100 {
            let yields = round % 10 == 9 ? 100_000 : Int.random(in: 0..<300, using: &generator)
            let task = Task { try await transport.call(.post, at: server.authority, body: HTTPBody("x")) }
            // Yields are slow on a busy machine, so that some are cancelled without any.
            if round % 10 == 0 { task.cancel() }
            let canceller = Task {
                for _ in 0..<yields where !Task.isCancelled { await Task.yield() }
                task.cancel()
            }
            switch await task.result {
            case .success(let answer):
                answered += 1
                #expect(answer.status == 200)
            case .failure(let error):
                cancelled += 1
                #expect(error is CancellationError, "\(error)")
            }
            canceller.cancel()
            await canceller.value
        }
        #expect(answered + cancelled == 100)
        #expect(answered > 0)
        #expect(cancelled > 0)
        #expect(try await transport.call(at: server.authority).status == 200)
    }

    @Test func `cancelling many at once, while answers arrive, loses nobody`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        for _ in 0..<20 {
            let tasks = (0..<32).map { _ in Task { try await transport.call(at: server.authority) } }
            for task in tasks.reversed() { task.cancel() }
            for task in tasks {
                if case .failure(let error) = await task.result { #expect(error is CancellationError, "\(error)") }
            }
        }
        #expect(try await transport.call(at: server.authority).status == 200)
    }

    @Test func `cancelling a wait for a connection starts nothing`() async throws {
        let server = try RawServer(Self.hanging)
        var configuration = CurlTransport.Configuration()
        configuration.maxConnections = 1
        let transport = CurlTransport(configuration: configuration)
        let first = Task { try await transport.call(.get, "/first", at: server.authority) }
        await server.requestCount.reaches(1)
        let second = Task { try await transport.call(.get, "/second", at: server.authority) }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        first.cancel()
        _ = await first.result
        await server.endedConnections.reaches(1)
        #expect(server.requests.map(\.line) == ["GET /first HTTP/1.1"])
    }
}

/// A linear congruential generator: the same moments in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
