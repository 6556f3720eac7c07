// SPDX-License-Identifier: Apache-2.0

extension RLPReader {
    /// Nine items, of which the last three are v, r and s or, before signing, the chain id and two zeros; or six.
    mutating func legacyBody() throws(SigningError) -> (Transaction.Body, Signature?) {
        var legacy = LegacyTransaction(
            chainID: nil, nonce: try field("nonce") { reader throws(SigningError) in try reader.integer64() },
            gasPrice: try field("gasPrice") { reader throws(SigningError) in try reader.integer() },
            gas: try field("gas") { reader throws(SigningError) in try reader.integer64() },
            to: try field("to") { reader throws(SigningError) in try reader.addressOrNone() },
            value: try field("value") { reader throws(SigningError) in try reader.integer() },
            data: try field("data") { reader throws(SigningError) in Array(try reader.string()) })
        if isAtEnd { return (.legacy(legacy), nil) }
        let v = try field("v") { reader throws(SigningError) in try reader.integer() }
        let r = try field("r") { reader throws(SigningError) in try reader.integer() }
        let s = try field("s") { reader throws(SigningError) in try reader.integer() }
        if r.isZero, s.isZero {
            guard let chainID = v.uint64, chainID > 0 else {
                throw SigningError(.invalidValue, path: "chainId", "\(v) is no chain id of 64 bits")
            }
            legacy.chainID = chainID
            return (.legacy(legacy), nil)
        }
        var yParity: UInt8 = 0
        if v == 27 || v == 28 {
            yParity = v == 28 ? 1 : 0
        } else if let above = v.subtracting(35) {
            // v − 35 is twice the chain id plus the parity, and may have 65 bits.
            guard above.bitWidth <= 65 else {
                throw SigningError(.invalidValue, path: "v", "its chain id does not fit 64 bits")
            }
            yParity = UInt8(truncatingIfNeeded: above.w0 & 1)
            legacy.chainID = above.w1 << 63 | above.w0 >> 1
        } else {
            throw SigningError(.invalidValue, path: "v", "it is 27, 28, or 35 and more, not \(v)")
        }
        return (.legacy(legacy), try signature(r: r, s: s, yParity: yParity))
    }

    /// Eight items, or eleven with a signature.
    mutating func accessListBody() throws(SigningError) -> (Transaction.Body, Signature?) {
        let body = AccessListTransaction(
            chainID: try field("chainId") { reader throws(SigningError) in try reader.integer64() },
            nonce: try field("nonce") { reader throws(SigningError) in try reader.integer64() },
            gasPrice: try field("gasPrice") { reader throws(SigningError) in try reader.integer() },
            gas: try field("gas") { reader throws(SigningError) in try reader.integer64() },
            to: try field("to") { reader throws(SigningError) in try reader.addressOrNone() },
            value: try field("value") { reader throws(SigningError) in try reader.integer() },
            data: try field("data") { reader throws(SigningError) in Array(try reader.string()) },
            accessList: try field("accessList") { reader throws(SigningError) in try reader.accessList() })
        return (.accessList(body), try typedSignature())
    }

    /// Nine items, or twelve with a signature.
    mutating func feeMarketBody() throws(SigningError) -> (Transaction.Body, Signature?) {
        let body = FeeMarketTransaction(
            chainID: try field("chainId") { reader throws(SigningError) in try reader.integer64() },
            nonce: try field("nonce") { reader throws(SigningError) in try reader.integer64() },
            maxPriorityFeePerGas: try field("maxPriorityFeePerGas") { reader throws(SigningError) in
                try reader.integer()
            },
            maxFeePerGas: try field("maxFeePerGas") { reader throws(SigningError) in try reader.integer() },
            gas: try field("gas") { reader throws(SigningError) in try reader.integer64() },
            to: try field("to") { reader throws(SigningError) in try reader.addressOrNone() },
            value: try field("value") { reader throws(SigningError) in try reader.integer() },
            data: try field("data") { reader throws(SigningError) in Array(try reader.string()) },
            accessList: try field("accessList") { reader throws(SigningError) in try reader.accessList() })
        return (.feeMarket(body), try typedSignature())
    }

    private mutating func typedSignature() throws(SigningError) -> Signature? {
        if isAtEnd { return nil }
        let yParity = try field("yParity") { reader throws(SigningError) in try reader.integer() }
        let r = try field("r") { reader throws(SigningError) in try reader.integer() }
        let s = try field("s") { reader throws(SigningError) in try reader.integer() }
        guard yParity <= 1 else {
            throw SigningError(.invalidValue, path: "yParity", "it is 0 or 1, not \(yParity)")
        }
        return try signature(r: r, s: s, yParity: yParity.isZero ? 0 : 1)
    }

    private func signature(r: UInt256, s: UInt256, yParity: UInt8) throws(SigningError) -> Signature {
        try Signature(r: r, s: s, yParity: yParity)
    }

    private mutating func accessList() throws(SigningError) -> [AccessListEntry] {
        var entries: [AccessListEntry] = []
        var outer = try list()
        while !outer.isAtEnd {
            do { entries.append(try outer.entry()) } catch { throw error.within(index: entries.count) }
        }
        return entries
    }

    private mutating func entry() throws(SigningError) -> AccessListEntry {
        var reader = try list()
        let address = try reader.field("address") { reader throws(SigningError) in
            try Address(bytes: try reader.string())
        }
        let keys = try reader.field("storageKeys") { reader throws(SigningError) in try reader.storageKeys() }
        try reader.finish()
        return AccessListEntry(address: address, storageKeys: keys)
    }

    private mutating func storageKeys() throws(SigningError) -> [UInt256] {
        var keys: [UInt256] = []
        var outer = try list()
        while !outer.isAtEnd {
            do { keys.append(try outer.storageKey()) } catch { throw error.within(index: keys.count) }
        }
        return keys
    }

    private mutating func storageKey() throws(SigningError) -> UInt256 {
        let bytes = try string()
        guard bytes.count == 32, let key = UInt256(bigEndian: bytes) else {
            throw SigningError(.invalidValue, "a storage key is 32 bytes, not \(bytes.count)")
        }
        return key
    }

    private mutating func field<Value>(
        _ name: String, _ read: (inout RLPReader) throws(SigningError) -> Value
    ) throws(SigningError) -> Value {
        do { return try read(&self) } catch { throw error.within(name) }
    }
}
