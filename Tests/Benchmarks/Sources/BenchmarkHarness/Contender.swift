// SPDX-License-Identifier: Apache-2.0
import CPeers

/// One implementation of a case.
public struct Contender {
    /// The name of the peer in the report; nil for ours.
    public let peer: String?
    /// What tells two contenders with the same peer name apart, such as the compiler.
    public let variant: String?
    /// How often a sample does the work; nil to find out.
    let count: Int?
    /// What the work makes; all contenders of a case must agree.
    let answer: () throws -> String
    /// Does the work so many times and returns the CPU time of all, in nanoseconds.
    let sample: (Int) throws -> UInt64

    /// A contender that measures itself, in another process.
    public init(
        peer: String?, variant: String? = nil, count: Int? = nil, answer: @escaping () throws -> String,
        sample: @escaping (Int) throws -> UInt64
    ) {
        self.peer = peer
        self.variant = variant
        self.count = count
        self.answer = answer
        self.sample = sample
    }

    /// A contender in this process; `work` does the work once.
    public static func local(
        _ peer: String? = nil, variant: String? = nil, answer: @escaping () throws -> String,
        work: @escaping () throws -> Void
    ) -> Contender {
        Contender(peer: peer, variant: variant, answer: answer) { count in
            let start = lucid_cpu_time()
            for _ in 0..<count { try work() }
            return lucid_cpu_time() - start
        }
    }
}

/// Keeps the work that made `value` from being left out.
@inline(__always)
public func consume<Value>(_ value: Value) {
    withUnsafePointer(to: value) { lucid_consume($0) }
}
