// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

extension Upload {
    /// What is kept between the task that feeds and the thread that sends; it lives under the upload's lock.
    ///
    /// One chunk is kept; its writer waits until it has gone. Each writer comes out exactly once.
    struct StateMachine<Writer: Sendable>: Sendable {
        enum Filled: Equatable {
            case bytes(Int)
            case end
            /// There is nothing yet.
            case pause
            case abort
        }

        enum OfferAction {
            case goOn
            case wait
            case fail(any Error)
        }

        private let length: Int64?
        private var offered: Int64 = 0
        private var chunk: ArraySlice<UInt8> = []
        private var writer: Writer?
        private var isWanted = false
        private var isComplete = false
        private var isClosed = false
        private(set) var failure: (any Error)?

        init(length: Int64?) { self.length = length }

        mutating func filled(_ room: UnsafeMutableRawBufferPointer) -> (Filled, Writer?) {
            if failure != nil { return (.abort, nil) }
            guard !chunk.isEmpty else {
                if isComplete { return (.end, nil) }
                isWanted = true
                return (.pause, nil)
            }
            let part = chunk.prefix(room.count)
            room.copyBytes(from: part)
            chunk = chunk.dropFirst(part.count)
            return (.bytes(part.count), chunk.isEmpty ? writer.take() : nil)
        }

        mutating func offered(_ bytes: [UInt8], by writer: Writer) -> (action: OfferAction, isWanted: Bool) {
            guard !isClosed else { return (.fail(CancellationError()), false) }
            guard !bytes.isEmpty else { return (.goOn, false) }
            offered += Int64(bytes.count)
            if let length, offered > length { return (.fail(Self.wrongLength), false) }
            chunk = bytes[...]
            self.writer = writer
            defer { isWanted = false }
            return (.wait, isWanted)
        }

        /// The feeding task is done; whether the thread waits for that.
        mutating func ended(_ failure: (any Error)?) -> Bool {
            guard !isClosed else { return false }
            if let failure {
                self.failure = failure
            } else if let length, offered < length {
                self.failure = Self.wrongLength
            } else {
                isComplete = true
            }
            defer { isWanted = false }
            return isWanted
        }

        /// Nothing more is sent; the result is a writer who still waits.
        mutating func closed() -> Writer? {
            isClosed = true
            chunk = []
            return writer.take()
        }

        private static var wrongLength: TransportError {
            TransportError(
                .invalidRequest, outcome: .unknown, message: "the body of the request has another length than it said")
        }
    }
}
