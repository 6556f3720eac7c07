// SPDX-License-Identifier: Apache-2.0
import LucidSigning

/// The data of a call whose arguments are whole words: a selector and 32 bytes an argument, nothing before or behind.
struct CallData {
    struct Fault: Error {
        let reason: String
    }

    let selector: [UInt8]
    private let words: ArraySlice<UInt8>

    init(_ data: [UInt8]) {
        selector = Array(data.prefix(4))
        words = data.dropFirst(4)
    }

    func require(words count: Int) throws(Fault) {
        guard words.count == count * 32 else {
            throw Fault(reason: "the data of the call has \(words.count) bytes of arguments, not \(count * 32)")
        }
    }

    func word(_ index: Int) throws(Fault) -> UInt256 {
        let start = words.startIndex + index * 32
        guard start + 32 <= words.endIndex, let word = UInt256(bigEndian: words[start..<(start + 32)]) else {
            throw Fault(reason: "the data of the call ends within its arguments")
        }
        return word
    }

    func address(_ index: Int) throws(Fault) -> Address {
        let bytes = try word(index).bytes
        guard bytes.prefix(12).allSatisfy({ $0 == 0 }), let address = try? Address(bytes: bytes.suffix(20)) else {
            throw Fault(reason: "an argument of the call is no address")
        }
        return address
    }

    func amount(_ index: Int, bits: Int = 256) throws(Fault) -> UInt256 {
        let amount = try word(index)
        guard amount.bitWidth <= bits else { throw Fault(reason: "an argument of the call is over \(bits) bits") }
        return amount
    }
}

/// The functions of tokens that are understood, by their selectors.
///
/// Each selector is the start of the Keccak-256 of the signature beside it.
enum TokenFunction: UInt32, CaseIterable {
    /// `transfer(address,uint256)`, ERC-20.
    case transfer = 0xa905_9cbb
    /// `transferFrom(address,address,uint256)`, ERC-20 and ERC-721.
    case transferFrom = 0x23b8_72dd
    /// `approve(address,uint256)`, ERC-20 and ERC-721.
    case approve = 0x095e_a7b3
    /// `increaseAllowance(address,uint256)`, a common addition.
    case increaseAllowance = 0x3950_9351
    /// `setApprovalForAll(address,bool)`, ERC-721 and ERC-1155.
    case setApprovalForAll = 0xa22c_b465
    /// `approve(address,address,uint160,uint48)`, Permit2.
    case approvePermit2 = 0x8751_7c45

    var signature: String {
        switch self {
        case .transfer: "transfer(address,uint256)"
        case .transferFrom: "transferFrom(address,address,uint256)"
        case .approve: "approve(address,uint256)"
        case .increaseAllowance: "increaseAllowance(address,uint256)"
        case .setApprovalForAll: "setApprovalForAll(address,bool)"
        case .approvePermit2: "approve(address,address,uint160,uint48)"
        }
    }

    init?(selector: [UInt8]) {
        guard selector.count == 4 else { return nil }
        self.init(rawValue: selector.reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// What the call moves.
    func moves(_ data: CallData, contract: Address, chain: ChainID) throws(CallData.Fault) -> [ValueMove] {
        let asset = Asset.token(contract, on: chain)
        switch self {
        case .transfer:
            try data.require(words: 2)
            return [ValueMove(.transfer, of: asset, to: try data.address(0), amount: try data.amount(1))]
        case .transferFrom:
            try data.require(words: 3)
            _ = try data.address(0)
            return [ValueMove(.transfer, of: asset, to: try data.address(1), amount: try data.amount(2))]
        case .approve, .increaseAllowance:
            try data.require(words: 2)
            return [.approval(of: asset, to: try data.address(0), amount: try data.amount(1))]
        case .setApprovalForAll:
            try data.require(words: 2)
            let party = try data.address(0)
            guard try data.amount(1, bits: 1) == .one else { return [] }
            return [ValueMove(.approval, of: asset, to: party, amount: .max, isUnlimited: true)]
        case .approvePermit2:
            try data.require(words: 4)
            let token = Asset.token(try data.address(0), on: chain)
            _ = try data.amount(3, bits: 48)
            return [.approval(of: token, to: try data.address(1), amount: try data.amount(2, bits: 160), bits: 160)]
        }
    }
}
