// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The calling thread, to compare.
private func currentThread() -> UInt {
    #if canImport(Darwin)
        UInt(bitPattern: pthread_self())
    #else
        UInt(pthread_self())
    #endif
}

@Suite(.timeLimit(.minutes(10))) struct CurlTransportExecutorTests {
    @Test func `a task that prefers the transport's thread stays on it while it sends`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        let task = Task(executorPreference: transport.taskExecutor) {
            var threads: Set<UInt> = [currentThread()]
            for number in 1...50 {
                let text = try await transport.call(at: server.authority).text
                #expect(text == "\(number)")
                threads.insert(currentThread())
            }
            return threads
        }
        let threads = try await task.value
        #expect(threads.count == 1)
        #expect(server.connectionCount == 1)
    }

    @Test func `many tasks on the thread and off it are all answered`() async throws {
        let server = try RawServer { connection in
            while let request = connection.readRequest() { connection.answer(body: String(request.line)) }
        }
        let transport = CurlTransport()
        try await withThrowingTaskGroup { group in
            for lane in 0..<64 {
                group.addTask(executorPreference: lane.isMultiple(of: 2) ? transport.taskExecutor : nil) {
                    for round in 0..<8 {
                        let text = try await transport.call(.get, "/\(lane)/\(round)", at: server.authority).text
                        #expect(text == "GET /\(lane)/\(round) HTTP/1.1")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(server.requests.count == 512)
    }

    @Test func `a task on the thread can be cancelled from outside`() async throws {
        let server = try RawServer { connection in
            if connection.readRequest() != nil { connection.waitForEnd() }
        }
        let transport = CurlTransport()
        let task = Task(executorPreference: transport.taskExecutor) { try await transport.call(at: server.authority) }
        await server.requestCount.reaches(1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `a transport that is shut down by a task on its thread lets the task go on elsewhere`() async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = CurlTransport()
        let task = Task(executorPreference: transport.taskExecutor) {
            let status = try await transport.call(at: server.authority).status
            #expect(status == 200)
            let before = currentThread()
            transport.shutdown()
            let error = await transportError { try await transport.call(at: server.authority) }
            #expect(error?.code == .shutDown)
            await Task.yield()
            return (before, currentThread())
        }
        let (before, after) = try await task.value
        #expect(before != after)
    }
}
