// SPDX-License-Identifier: Apache-2.0
import InMemoryTracing
import LucidAgent
import LucidTesting
import Metrics
import MetricsTestKit
import Testing
import Tracing

/// What an operator's dashboards live on: spans and metrics, by name, with nothing secret in them.
@Suite(.timeLimit(.minutes(10))) struct ObservabilityTests {
    /// What all tests of the process report to.
    ///
    /// Renewals belong to no caller, so a task-local one would miss them.
    private static let backends: (tracer: InMemoryTracer, metrics: TestMetrics) = {
        let backends = (InMemoryTracer(), TestMetrics())
        InstrumentationSystem.bootstrap(backends.0)
        MetricsSystem.bootstrap(backends.1)
        return backends
    }()

    private let clock = ManualClock()
    private let key = PrivateKey.generate()
    private let agentRef = "scout-\(UInt32.random(in: 0...UInt32.max))"
    private var metrics: TestMetrics { Self.backends.metrics }

    /// A day in the life of a runtime, and the spans it left.
    private func spans(of day: (AgentRuntime, ScriptedAuthority) async throws -> Void) async throws
        -> [FinishedInMemorySpan]
    {
        let tracer = Self.backends.tracer
        let authority = ScriptedAuthority(agentRef: agentRef, address: key.address.description, clock: clock)
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL("https://auth.example"), agentRef: agentRef, credentialID: "cred1")
        configuration.wallet = .init(.privateKey(key))
        let trace = try await withSpan("test") { span in
            let runtime = try await AgentRuntime.fromConfig(
                configuration,
                dependencies: .init(transport: authority.transport, storage: MemoryStorageAdapter(), clock: clock))
            try await day(runtime, authority)
            await runtime.shutdown()
            return span.context.inMemorySpanContext?.traceID
        }
        // Other tests leave spans, too: ours belong to our trace or name our agent.
        return tracer.finishedSpans.filter {
            $0.traceID == trace || $0.attributes["lucid.agent"]?.toSpanAttribute() == .string(agentRef)
        }
    }

    @Test func `logging in, renewing, calling and signing each leave a span with its outcome`() async throws {
        let spans = try await spans { runtime, authority in
            try await runtime.authenticate()
            clock.advance(bySeconds: 60)
            try await runtime.refresh()
            _ = try await runtime.api.listAgents()
            _ = try await runtime.wallet.sign(message: "gm")
            authority.change { $0.isDown = true }
            clock.advance(bySeconds: 60)
            await #expect(throws: AgentRuntimeError.self) { try await runtime.refresh() }
        }
        let names = Set(spans.map(\.operationName))
        #expect(
            names.isSuperset(of: [
                "agent.auth.challenge", "agent.auth.exchange", "agent.auth.refresh", "agent.api.listAgents",
                "agent.wallet.sign",
            ]), "\(names)")

        let challenge = try #require(spans.first { $0.operationName == "agent.auth.challenge" })
        #expect(challenge.kind == .client)
        #expect(challenge.attributes["http.response.status_code"]?.toSpanAttribute() == .int64(201))
        #expect(challenge.attributes["lucid.attempt"]?.toSpanAttribute() != nil)
        let api = try #require(spans.first { $0.operationName == "agent.api.listAgents" })
        #expect(api.attributes["http.request.method"]?.toSpanAttribute() == .string("GET"))
        #expect(api.attributes["http.response.status_code"]?.toSpanAttribute() == .int64(200))
        let refreshes = spans.filter { $0.operationName == "agent.auth.refresh" }
        #expect(refreshes.contains { !$0.errors.isEmpty || $0.status?.code == .error }, "the failed one says so")
    }

    @Test func `every request names the trace that it belongs to`() async throws {
        var traces: [String?] = []
        let spans = try await spans { runtime, authority in
            try await runtime.authenticate()
            _ = try await runtime.api.listAgents()
            traces = authority.traces
        }
        #expect(traces.count >= 3)
        let known = Set(spans.map(\.traceID))
        #expect(traces.allSatisfy { $0.map(known.contains) == true } == true, "\(traces)")
    }

    @Test func `calls, events and signatures are counted, and durations are recorded`() async throws {
        _ = try await spans { runtime, _ in
            try await runtime.authenticate()
            _ = try await runtime.api.listAgents()
            _ = try await runtime.wallet.sign(message: "gm")
        }
        func total(_ label: String, _ dimensions: [(String, String)]) -> Int64 {
            metrics.counterTotal(label: label, dimensions: dimensions)
        }
        // At least: other tests of this process are counted, too.
        #expect(total("lucid.auth.attempts", [("operation", "challenge"), ("outcome", "success")]) >= 1)
        #expect(total("lucid.auth.events", [("kind", "authenticated")]) >= 1)
        #expect(total("lucid.api.requests", [("operation", "listAgents"), ("outcome", "200")]) >= 1)
        #expect(total("lucid.wallet.signatures", [("payload", "message"), ("outcome", "success")]) >= 2)
        #expect(metrics.timers(label: "lucid.auth.duration").contains { !$0.values.isEmpty })
        #expect(metrics.timers(label: "lucid.api.duration").contains { !$0.values.isEmpty })
        let authenticated = metrics.recorders(label: "lucid.auth.authenticated").flatMap(\.values)
        #expect(authenticated.contains(1) && authenticated.contains(0), "up with a session, down with a shutdown")
    }

    @Test func `no span and no metric shows a token, a key or a signature`() async throws {
        let spans = try await spans { runtime, authority in
            try await runtime.authenticate()
            clock.advance(bySeconds: 60)
            try await runtime.refresh()
            _ = try await runtime.wallet.sign(message: "a private remark")
            authority.change { $0.isDown = true }
            clock.advance(bySeconds: 60)
            await #expect(throws: AgentRuntimeError.self) { try await runtime.refresh() }
        }
        let scanner = SecretScanner(secrets: [
            "canary-access", "canary-refresh", "a private remark",
            key.withBytes { $0.map { String($0, radix: 16) }.joined() },
        ])
        #expect(spans.count > 3)
        for span in spans {
            span.attributes.forEach { #expect(scanner.hits(in: "\($0) \($1)") == 0) }
            for error in span.errors { #expect(scanner.hits(in: error.error) == 0) }
        }
        for counter in metrics.counters { #expect(scanner.hits(in: "\(counter.label) \(counter.dimensions)") == 0) }
    }
}
