// SPDX-License-Identifier: Apache-2.0
import CCurl
import LucidHTTP

extension CurlLoop {
    /// The loop itself and all that only its thread touches.
    final class Worker {
        private let loop: CurlLoop
        private let multi: UnsafeMutableRawPointer
        private let clock = SystemClock()
        private var admission: Admission
        private var waiting: [UInt64: PreparedRequest] = [:]
        private var running: [UInt64: Transfer] = [:]
        private var pool: TransferPool

        init(loop: CurlLoop, multi: UnsafeMutableRawPointer, limits: (all: Int, perOrigin: Int?)) {
            self.loop = loop
            self.multi = multi
            pool = TransferPool(limit: limits.all)
            admission = Admission(limit: limits.all, perOrigin: limits.perOrigin)
        }

        func run() {
            var failure: TransportError?
            while failure == nil, case .work(let commands) = loop.takeBatch() {
                for command in commands {
                    switch command {
                    case .start(let id, let request): arrived(id, request)
                    case .abandon(let id): abandoned(id)
                    case .unpause(let id): running[id]?.unpause()
                    case .run(let job): job.runSynchronously(on: loop.asUnownedTaskExecutor())
                    }
                }
                failure = step()
            }
            end(because: failure)
        }

        /// One turn: let libcurl work, deliver what is done, then wait.
        ///
        /// Done transfers are delivered before each wait, or they would sit it out.
        private func step() -> TransportError? {
            var runningCount: Int32 = 0
            var code = curl_multi_perform(multi, &runningCount)
            guard code == CURLM_OK else { return Self.broken(code) }
            reap()
            expire()
            startWaiting()
            guard loop.wantsToSleep() else { return nil }
            let wait = admission.wait(at: now, atMost: 60)
            code = curl_multi_poll(multi, nil, 0, Int32((wait * 1_000).rounded(.up)), nil)
            loop.woke()
            return code == CURLM_OK ? nil : Self.broken(code)
        }

        private func arrived(_ id: UInt64, _ request: PreparedRequest) {
            let starts = admission.arrived(
                id, to: request.origin, at: now, connectTimeout: request.connectTimeout,
                attemptTimeout: request.attemptTimeout)
            if starts {
                start(id, request)
            } else {
                waiting[id] = request
            }
        }

        private func start(_ id: UInt64, _ request: PreparedRequest) {
            guard let transfer = transfer(id, request),
                curl_multi_add_handle(multi, transfer.handle.pointer) == CURLM_OK
            else {
                admission.left(id)
                let error = TransportError(
                    .setUpFailed, outcome: .unsent, message: "libcurl refused to start the request to \(request.origin)"
                )
                return finish(id, request, .failure(error))
            }
            if request.download != nil {
                transfer.onHead = { [unowned self] answer in
                    admission.headArrived(id, at: now, idleTimeout: request.idleTimeout)
                    loop.headArrived(id, answer)
                }
            }
            running[id] = transfer
        }

        private func transfer(_ id: UInt64, _ request: PreparedRequest) -> Transfer? {
            guard let kind = request.kind, let used = pool.take(kind) else {
                return Transfer(id: id, request: request)
            }
            return used.begin(id: id, request: request) ? used : nil
        }

        private func startWaiting() {
            while let id = admission.next(at: now) {
                guard let request = waiting.removeValue(forKey: id) else { continue }
                start(id, request)
            }
        }

        /// The waiter has gone.
        ///
        /// The handle and, unless its exchange was over, the connection go, too.
        private func abandoned(_ id: UInt64) {
            waiting.removeValue(forKey: id)?.endBodies(CancellationError())
            remove(id)?.request.endBodies(CancellationError())
            startWaiting()
        }

        private func remove(_ id: UInt64) -> Transfer? {
            admission.left(id)
            guard let transfer = running.removeValue(forKey: id) else { return nil }
            curl_multi_remove_handle(multi, transfer.handle.pointer)
            return transfer
        }

        private func reap() {
            var left: Int32 = 0
            while let message = curl_multi_info_read(multi, &left) {
                guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
                let code = lucid_curl_message_result(message)
                var context: UnsafeMutableRawPointer?
                guard lucid_curl_get_pointer(handle, CURLINFO_PRIVATE, &context) == CURLE_OK, let context else {
                    continue
                }
                let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
                let (id, request, result) = (transfer.id, transfer.request, transfer.answer(code))
                _ = remove(id)
                if case .success = result, let kind = request.kind {
                    transfer.rest()
                    pool.give(transfer, kind: kind)
                }
                finish(id, request, result)
            }
        }

        /// The bodies end first, so that nothing more comes after the answer.
        private func finish(_ id: UInt64, _ request: PreparedRequest, _ result: Result<CurlAnswer, any Error>) {
            switch result {
            case .success: request.endBodies(nil)
            case .failure(let error): request.endBodies(error)
            }
            loop.finish(id, result)
        }

        private func expire() {
            let due = admission.due(at: now) { [running, now] id in
                guard let transfer = running[id] else { return .init(hasSent: false, lastByte: nil) }
                return .init(hasSent: transfer.sends > 0, lastByte: transfer.isPaused ? now : transfer.lastByte)
            }
            for (id, stage) in due {
                let request = waiting.removeValue(forKey: id)
                let transfer = remove(id)
                let error: TransportError
                if let transfer, stage == .streaming {
                    error = .stoodStill(transfer.request)
                } else if let transfer, transfer.sends > 0 {
                    error = .attemptTimedOut(transfer.request, outcome: .unknown)
                } else if let request = request ?? transfer?.request {
                    error = stage == .waiting ? .waitTimedOut(request) : .connectTimedOut(request)
                } else {
                    continue
                }
                if let request = request ?? transfer?.request { finish(id, request, .failure(error)) }
            }
        }

        private func end(because failure: TransportError?) {
            let (waiters, jobs) = loop.stop(because: failure)
            for (id, waiter) in waiters {
                let outcome: TransportError.Outcome = (running[id]?.sends ?? 0) == 0 ? .unsent : .unknown
                let error = failure.map { TransportError($0.code, outcome: outcome, message: $0.message) }
                waiter.resume(throwing: error ?? .transportShutDown(outcome: outcome))
            }
            for request in waiting.values { request.endBodies(TransportError.transportShutDown(outcome: .unsent)) }
            for transfer in running.values {
                curl_multi_remove_handle(multi, transfer.handle.pointer)
                transfer.request.endBodies(failure ?? TransportError.transportShutDown(outcome: .unknown))
            }
            running = [:]
            waiting = [:]
            pool = TransferPool(limit: 1)
            curl_multi_cleanup(multi)
            // Only now: what runs next may count on it that nothing is sent any more.
            for job in jobs { globalConcurrentExecutor.enqueue(job) }
        }

        private static func broken(_ code: CURLMcode) -> TransportError {
            TransportError(
                .setUpFailed, outcome: .unsent,
                message:
                    "the transport stopped (libcurl: \(String(cString: curl_multi_strerror(code)))): create a new one"
            )
        }

        private var now: Double { clock.seconds }
    }
}

extension SystemClock {
    /// Seconds since the machine started.
    var seconds: Double { Double(bootNow().nanoseconds) / 1e9 }
}
