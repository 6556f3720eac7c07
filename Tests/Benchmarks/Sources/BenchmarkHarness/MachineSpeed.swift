// SPDX-License-Identifier: Apache-2.0

/// How bars that are rates are carried over from the machine on which they were set: by a peer that was measured there
/// and is measured again.
public struct MachineSpeed {
    /// The case of the peer.
    let name: String
    /// How the name of the peer begins.
    let peer: String
    /// What the peer took on that machine, in nanoseconds.
    let reference: Double

    /// Names the peer, and what it took in nanoseconds.
    public init(of peer: String, in name: String, reference: Double) {
        self.name = name
        self.peer = peer
        self.reference = reference
    }

    /// The speed of this machine, where 1 is that of the other.
    func measured(_ costs: [(name: String, peer: String?, cost: Double)]) -> Double {
        let here = costs.filter { $0.name == name && $0.peer?.hasPrefix(peer) == true }.map(\.cost).min()
        return here.map { reference / $0 } ?? 1
    }
}
