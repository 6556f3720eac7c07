// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import LucidAgent
import Synchronization

/// An authority that is no way away.
///
/// Sessions live for an hour, except the first ones after ``beginFirstLives()``.
final class InstantAuthority: HTTPTransport {
    /// Seconds that the first sessions live, at most: they all end at the same time.
    ///
    /// From two minutes on the window in which they are renewed is 15 s, which is enough for ten thousand.
    static let firstLife = 150.0

    private struct State {
        var firstEnd: Date?
        /// When such a session began, by the hash of its refresh token, and what part of its life had passed when it was
        /// renewed.
        var began: [Int: Date] = [:]
        var ages: [Double] = []
        var waiter: (count: Int, continuation: CheckedContinuation<Void, Never>)?
    }

    private let state = Mutex(State())

    /// The first session of each runtime to come will end ``firstLife`` from now.
    func beginFirstLives() {
        state.withLock { state in
            state.firstEnd = Date(timeIntervalSinceNow: Self.firstLife)
            // Now, so that it does not count as memory of runtimes.
            state.began.reserveCapacity(20_000)
        }
    }

    /// From now on all sessions live for an hour.
    func endFirstLives() { state.withLock { $0.firstEnd = nil } }

    /// What parts of their lives had passed when those sessions were renewed, once so many were.
    func ages(ofRenewals count: Int) async -> [Double] {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.ages.count < count { state.waiter = (count, continuation) }
                return state.ages.count >= count
            }
            if isThere { continuation.resume() }
        }
        return state.withLock { $0.ages }
    }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let bytes = try await body?.collect(upTo: 1 << 16) ?? []
        let spent = try JSONValue(parsing: bytes)["refresh_token"]?.stringValue ?? ""
        let token = UUID().uuidString
        let now = Date(timeIntervalSinceNow: 0)
        let hour = now.addingTimeInterval(3_600)
        let (end, waiter) = state.withLock { state -> (Date, CheckedContinuation<Void, Never>?) in
            guard let firstEnd = state.firstEnd else { return (hour, nil) }
            guard let began = state.began[spent.hashValue] else {
                state.began["r-\(token)".hashValue] = now
                return (firstEnd, nil)
            }
            state.ages.append(now.timeIntervalSince(began) / firstEnd.timeIntervalSince(began))
            guard let waiter = state.waiter, state.ages.count >= waiter.count else { return (hour, nil) }
            state.waiter = nil
            return (hour, waiter.continuation)
        }
        waiter?.resume()
        let text = """
            {"access_token":"a-\(token)","token_type":"bearer","expires_at":"\(RFC3339.format(end))",\
            "refresh_token":"r-\(token)","credential":{"id":"cred","scopes":[],"revocation_nonce":"n"}}
            """
        return (HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]), HTTPBody(text))
    }
}
