// SPDX-License-Identifier: Apache-2.0

/// Transfers whose exchange went well, kept for the next request of the same kind: a new handle costs more than the
/// exchange of a small body.
struct TransferPool {
    private let limit: Int
    /// One kind as a rule, so it is looked for in order.
    private var idle: [(kind: PreparedRequest.Kind, transfers: [Transfer])] = []
    private var count = 0

    /// - Parameter limit: How many are kept: as many as run, or a burst would make and drop them.
    init(limit: Int) { self.limit = max(1, min(limit, 1_024)) }

    /// A transfer for requests of this kind, if there is one.
    mutating func take(_ kind: PreparedRequest.Kind) -> Transfer? {
        guard let place = idle.firstIndex(where: { $0.kind == kind }),
            let transfer = idle[place].transfers.popLast()
        else { return nil }
        count -= 1
        return transfer
    }

    /// Keeps a transfer that is done.
    mutating func give(_ transfer: Transfer, kind: PreparedRequest.Kind) {
        if count == limit || idle.count > limit {
            guard idle.allSatisfy({ $0.kind != kind }) else { return }
            // Whatever is needed comes back by itself.
            (idle, count) = ([], 0)
        }
        count += 1
        if let place = idle.firstIndex(where: { $0.kind == kind }) {
            idle[place].transfers.append(transfer)
        } else {
            idle.append((kind, [transfer]))
        }
    }
}
