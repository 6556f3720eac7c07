// SPDX-License-Identifier: Apache-2.0
public import LucidJSON
public import LucidSigning

/// Prices of gas by EIP-1559, in wei.
public struct FeeEstimate: Hashable, Sendable {
    /// The most for a unit of gas.
    public var maxFeePerGas: UInt256
    /// The most of that for the block's maker.
    public var maxPriorityFeePerGas: UInt256

    /// Prices.
    public init(maxFeePerGas: UInt256, maxPriorityFeePerGas: UInt256) {
        self.maxFeePerGas = maxFeePerGas
        self.maxPriorityFeePerGas = maxPriorityFeePerGas
    }

    /// Reads the answer to `eth_feeHistory` with one percentile.
    ///
    /// The priority fee is the median of what the blocks paid, the whole price twice the next base fee and that: six
    /// full blocks in a row do not outgrow it. Nil if it is no such answer.
    public init?(history: JSONValue) {
        guard let base = history["baseFeePerGas"]?.arrayValue?.last?.stringValue.flatMap({ UInt256(hex: $0) }) else {
            return nil
        }
        let rewards = (history["reward"]?.arrayValue ?? []).compactMap { block in
            block[0]?.stringValue.flatMap { UInt256(hex: $0) }
        }.filter { $0 != .zero }.sorted()
        let tip = rewards.isEmpty ? UInt256(1_000_000) : rewards[rewards.count / 2]
        guard let doubled = base.adding(base), let most = doubled.adding(tip) else { return nil }
        self.init(maxFeePerGas: most, maxPriorityFeePerGas: tip)
    }

    /// The least prices with which nodes take a transaction in the place of another: an eighth more of each, and at
    /// least one wei.
    public func replacing() -> FeeEstimate? {
        func raised(_ price: UInt256) -> UInt256? {
            // An eighth, rounded up.
            guard let eighth = UInt256(bigEndian: Self.shifted(price)) else { return nil }
            return price.adding(eighth)?.adding(.one)
        }
        guard let most = raised(maxFeePerGas), let tip = raised(maxPriorityFeePerGas) else { return nil }
        return FeeEstimate(maxFeePerGas: most, maxPriorityFeePerGas: tip)
    }

    /// The bytes of the number, three bits to the right.
    private static func shifted(_ number: UInt256) -> [UInt8] {
        var carry: UInt8 = 0
        return number.bytes.map { byte in
            defer { carry = byte & 7 }
            return byte >> 3 | carry << 5
        }
    }
}
