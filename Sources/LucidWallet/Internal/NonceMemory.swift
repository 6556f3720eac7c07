// SPDX-License-Identifier: Apache-2.0

/// The last nonces, the oldest of which is forgotten when there is no more room.
struct NonceMemory: Sendable {
    private let capacity: Int
    private var order: [String] = []
    private var oldest = 0
    private var known: Set<String> = []

    init(capacity: Int) {
        precondition(capacity > 0, "a memory of \(capacity) nonces remembers nothing")
        self.capacity = capacity
    }

    /// Remembers a nonce.
    /// - Returns: Whether it was new.
    mutating func insert(_ nonce: String) -> Bool {
        guard known.insert(nonce).inserted else { return false }
        if order.count < capacity {
            order.append(nonce)
        } else {
            known.remove(order[oldest])
            order[oldest] = nonce
            oldest = (oldest + 1) % capacity
        }
        return true
    }
}
