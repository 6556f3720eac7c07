// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

extension Download {
    /// What is kept between the thread that receives and the task that reads; it lives under the download's lock.
    ///
    /// Each reader comes out exactly once.
    struct StateMachine<Reader: Sendable>: Sendable {
        /// Bytes that are kept for a reader who is busy; the last piece may go beyond.
        static var capacity: Int { 256 << 10 }

        enum ReceiveAction {
            case none
            case refuse
            case resume(Reader, [UInt8])
        }

        enum ReadAction {
            case wait
            /// `hasRoom` says whether bytes that were refused should come now.
            case give([UInt8]?, hasRoom: Bool)
            case fail(any Error)
        }

        private enum End {
            case complete
            case failed(any Error)
        }

        private var kept: [UInt8] = []
        private var isRefusing = false
        private var reader: Reader?
        private var end: End?

        mutating func received(_ bytes: UnsafeRawBufferPointer) -> ReceiveAction {
            // Of what nobody will read nothing is refused, or the exchange would never end.
            guard end == nil else { return .none }
            if let reader {
                self.reader = nil
                return .resume(reader, Array(bytes))
            }
            guard kept.count < Self.capacity else {
                isRefusing = true
                return .refuse
            }
            kept.append(contentsOf: bytes)
            return .none
        }

        mutating func finished(_ failure: (any Error)?) -> Reader? {
            guard end == nil else { return nil }
            end = failure.map(End.failed) ?? .complete
            return reader.take()
        }

        mutating func wanted(by new: Reader) -> ReadAction {
            guard reader == nil else {
                return .fail(
                    TransportError(
                        .invalidRequest, outcome: .unknown, message: "the body of an answer is read by two tasks"))
            }
            if !kept.isEmpty {
                let chunk = kept
                kept = []
                defer { isRefusing = false }
                return .give(chunk, hasRoom: isRefusing)
            }
            switch end {
            case nil:
                reader = new
                return .wait
            case .complete: return .give(nil, hasRoom: false)
            case .failed(let error): return .fail(error)
            }
        }

        /// The reader to tell, and whether the exchange was still under way.
        mutating func givenUp() -> (reader: Reader?, isEarly: Bool) {
            guard end == nil else { return (nil, false) }
            end = .failed(CancellationError())
            kept = []
            return (reader.take(), true)
        }
    }
}
