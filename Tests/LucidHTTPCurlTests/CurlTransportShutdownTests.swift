// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(10))) struct CurlTransportShutdownTests {
    @Test(arguments: [1, 16]) func `what is in flight ends, and its connections close`(count: Int) async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.waitForEnd()
        }
        let transport = CurlTransport()
        let tasks = (0..<count).map { _ in Task { try await transport.call(.post, at: server.authority) } }
        await server.requestCount.reaches(count)
        transport.shutdown()
        for task in tasks {
            let error = await transportError { try await task.value }
            #expect(error?.code == .shutDown)
            #expect(error?.outcome == .unknown)
        }
        await server.endedConnections.reaches(count)
    }

    @Test func `what has not left ends as unsent`() async throws {
        let transport = CurlTransport()
        let connected = Count()
        let stuck = try RawServer { connection in
            _ = connection.readSome()
            connected.increment()
            connection.waitForEnd()
        }
        let task = Task { try await transport.call(at: stuck.authority, scheme: "https") }
        await connected.reaches(1)
        transport.shutdown()
        let error = await transportError { try await task.value }
        #expect(error?.code == .shutDown)
        #expect(error?.outcome == .unsent)
    }

    @Test func `afterwards every call is refused, and shutting down again does nothing`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        _ = try await transport.call(at: server.authority)
        transport.shutdown()
        transport.shutdown()
        for _ in 0..<3 {
            let error = await transportError { try await transport.call(at: server.authority) }
            #expect(error?.code == .shutDown)
            #expect(error?.outcome == .unsent)
        }
        await server.endedConnections.reaches(1)
        #expect(server.requests.count == 1)
    }

    @Test func `a transport that was never used shuts down`() {
        for _ in 0..<20 { CurlTransport().shutdown() }
    }

    @Test func `dropping a transport closes its idle connections`() async throws {
        let server = try RawServer(RawServer.obliging)
        for round in 1...20 {
            _ = try await CurlTransport().call(at: server.authority)
            await server.endedConnections.reaches(round)
        }
        #expect(server.connectionCount == 20)
    }

    @Test func `shutting down among sends ends each of them once`() async throws {
        let server = try RawServer(RawServer.obliging)
        for _ in 0..<20 {
            let transport = CurlTransport()
            await withTaskGroup { group in
                for lane in 0..<16 {
                    group.addTask {
                        if lane == 8 { return transport.shutdown() }
                        do {
                            _ = try await transport.call(at: server.authority)
                        } catch {
                            #expect((error as? TransportError)?.code == .shutDown, "\(error)")
                        }
                    }
                }
            }
        }
    }

    @Test func `shutting down and cancelling in the same moment ends each waiter once`() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.waitForEnd()
        }
        for round in 1...20 {
            let transport = CurlTransport()
            let tasks = (0..<8).map { _ in Task { try await transport.call(at: server.authority) } }
            await server.requestCount.reaches(round * 8)
            await withTaskGroup { group in
                group.addTask { transport.shutdown() }
                group.addTask { for task in tasks { task.cancel() } }
            }
            for task in tasks {
                guard case .failure(let error) = await task.result else {
                    Issue.record("a request that hangs was answered")
                    continue
                }
                #expect(error is CancellationError || (error as? TransportError)?.code == .shutDown, "\(error)")
            }
        }
    }
}
