// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Notes what one call to the authority showed beside its result: times on both clocks, the authority's date, and how
/// long to wait.
final class CallRecorder: HTTPMiddleware {
    struct Note: Sendable {
        var sentBoot: BootInstant
        var sentWall: Date
        var receivedBoot: BootInstant
        var serverDate: Date?
        var status: Int?
        var retryAfter: Double?
        var isJSON = false
    }

    private let clock: any AgentClock
    /// Whether the authority's date is believed: it came over TLS, or from this machine.
    private let trustsDate: Bool
    private let state: Lock<Note>

    init(clock: any AgentClock, server: ServerURL) {
        self.clock = clock
        trustsDate = server.scheme == "https" || server.isLoopback
        let boot = clock.bootNow()
        state = Lock(Note(sentBoot: boot, sentWall: clock.wallNow(), receivedBoot: boot))
    }

    var note: Note { state.withLock { $0 } }

    var timing: ExchangeTiming {
        let note = note
        return ExchangeTiming(
            sentBoot: note.sentBoot, sentWall: note.sentWall, receivedBoot: note.receivedBoot,
            serverDate: note.serverDate)
    }

    func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        let sentWall = clock.wallNow()
        let sentBoot = clock.bootNow()
        state.withLock { note in
            note.sentBoot = sentBoot
            note.sentWall = sentWall
        }
        let (response, answer) = try await next(request, body, options)
        let bytes = try await answer.collect(upTo: options.maximumResponseBytes)
        let receivedBoot = clock.bootNow()
        let wallNow = clock.wallNow()
        let date = trustsDate ? response.headerFields[.date].flatMap { HTTPDate.parse($0, now: wallNow) } : nil
        state.withLock { note in
            note.receivedBoot = receivedBoot
            note.serverDate = date
            note.status = response.status.code
            note.retryAfter = response.retryAfter(wallNow: wallNow)
            note.isJSON = response.headerFields[.contentType].map(MediaType.isJSON) ?? false
        }
        return (response, HTTPBody(bytes))
    }
}
