// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

private let blobs = [UInt8(1), 2].map { [UInt8](repeating: $0, count: BlobSidecar.blobCount) }
private let commitments = [UInt8(3), 4].map { [UInt8](repeating: $0, count: 48) }

/// Blobs with proofs that prove nothing: those are not verified.
private func sidecar(blobCount: Int = 2, cells: Bool = false) throws -> BlobSidecar {
    try BlobSidecar(
        blobs: Array(blobs.prefix(blobCount)), commitments: Array(commitments.prefix(blobCount)),
        proofs: Array(repeating: [UInt8](repeating: 5, count: 48), count: blobCount * (cells ? 128 : 1)))
}

private func blobTransaction(_ hashes: [UInt256]? = nil) throws -> BlobTransaction {
    BlobTransaction(
        chainID: 1, nonce: 7, maxPriorityFeePerGas: 1, maxFeePerGas: 2, gas: 21_000,
        to: try Address("0x3535353535353535353535353535353535353535"), maxFeePerBlobGas: 3,
        blobVersionedHashes: try hashes ?? sidecar().versionedHashes)
}

private let key = PrivateKey.generate()

/// The items of the network form of a signed transaction that decodes: the transaction, blobs, commitments, proofs.
private func networkItems(cells: Bool = false) throws -> [RLP] {
    let signed = try Transaction(.blob(blobTransaction())).signed(with: key).with(sidecar: sidecar(cells: cells))
    guard case .list(let items) = try RLP(decoding: Array(signed.raw.dropFirst())) else { return [] }
    return items
}

private func wrapped(_ items: [RLP]) -> [UInt8] { [3] + (RLP.list(items).encoded ?? []) }

@Suite struct `Transactions with blobs` {
    @Test func `they are signed, decoded and read back without blobs`() throws {
        let transaction = Transaction(.blob(try blobTransaction()))
        let signed = try transaction.signed(with: key)
        #expect(signed.raw.first == 3 && transaction.type == 3 && signed.raw.count < 300)
        #expect(try SignedTransaction(decoding: signed.raw) == signed)
        #expect(try DecodedTransaction(decoding: transaction.unsignedBytes) == .unsigned(transaction))
        #expect(try Transaction(json: .object(transaction.json)) == transaction)
        #expect(signed.json["maxFeePerBlobGas"] == "3" && signed.json["sidecar"] == nil)
        #expect(signed.json["blobVersionedHashes"]?.arrayValue?.count == 2)
        #expect(signed.warnings.isEmpty, "\(signed.warnings)")
        var snake = transaction.json
        for (name, other) in [
            ("maxFeePerBlobGas", "max_fee_per_blob_gas"), ("blobVersionedHashes", "blob_versioned_hashes"),
        ] {
            snake[other] = snake[name]
            snake[name] = nil
        }
        snake["type"] = nil
        #expect(try Transaction(json: .object(snake)) == transaction)
    }

    @Test func `versioned hashes are there and begin with 01`() throws {
        func path(_ hashes: [UInt256]) -> String? {
            let error = #expect(throws: SigningError.self) {
                try Transaction(.blob(blobTransaction(hashes))).signed(with: key)
            }
            let decoded = #expect(throws: SigningError.self) {
                try DecodedTransaction(decoding: Transaction(.blob(blobTransaction(hashes))).unsignedBytes)
            }
            #expect(error?.path == decoded?.path && error?.code == .invalidValue)
            return error?.path
        }
        let good = try sidecar().versionedHashes[0]
        #expect(path([]) == "blobVersionedHashes")
        #expect(path([good, 0]) == "blobVersionedHashes[1]")
        #expect(path([.max]) == "blobVersionedHashes[0]")
        #expect(good.hex.hasPrefix("0x1") && good.hex.utf8.count == 65)
        let many = Transaction(.blob(try blobTransaction(Array(repeating: good, count: 7))))
        #expect(many.warnings.contains { $0.contains("EIP-7594") })
    }

    @Test(
        arguments: [
            ("to", .null, "to"), ("maxFeePerBlobGas", nil, "maxFeePerBlobGas"),
            ("maxFeePerBlobGas", -1, "maxFeePerBlobGas"),
            ("blobVersionedHashes", nil, "blobVersionedHashes"), ("blobVersionedHashes", "0x01", "blobVersionedHashes"),
            ("blobVersionedHashes", ["0x01"], "blobVersionedHashes[0]"), ("gasPrice", 1, "gasPrice"),
            ("authorizationList", [], "authorizationList"), ("blobs", [], "commitments"), ("proofs", [], "blobs"),
            ("blob_s", [], "blob_s"),
        ] as [(String, JSONValue?, String)])
    func `JSON of another form is refused and the field named`(name: String, value: JSONValue?, path: String) throws {
        var json = Transaction(.blob(try blobTransaction())).json
        json[name] = value
        let error = #expect(throws: SigningError.self) { try Transaction(json: .object(json)) }
        #expect(error?.path == path, "\(error?.description ?? "")")
    }

    @Test func `what blobs may cost beyond all money is a warning`() throws {
        var body = try blobTransaction()
        body.maxFeePerBlobGas = .max
        let signed = try Transaction(.blob(body)).signed(with: key)
        #expect(signed.warnings.contains { $0.contains("2^256") })
    }

    @Test func `a receiver is needed in the encoding, too`() throws {
        guard
            case .list(var items) = try RLP(
                decoding: Array(Transaction(.blob(blobTransaction())).unsignedBytes.dropFirst()))
        else { return }
        items[5] = .bytes([])
        let error = #expect(throws: SigningError.self) { try DecodedTransaction(decoding: wrapped(items)) }
        #expect(error?.path == "to")
        for count in 0..<16 {
            let some = items.prefix(5) + [.bytes([UInt8](repeating: 1, count: 20))] + items.dropFirst(6)
            let padded = Array((some + Array(repeating: .bytes([1]), count: 5)).prefix(count))
            let decoded = try? DecodedTransaction(decoding: wrapped(padded))
            // With r and s of 1 there is a signer or there is none; other counts are always refused.
            #expect(count == 11 ? decoded != nil : count == 14 || decoded == nil, "\(count)")
        }
    }
}

@Suite struct `Blobs beside a transaction` {
    @Test(arguments: [false, true])
    func `both network forms are written and read, and the hash leaves the blobs out`(cells: Bool) throws {
        let sidecar = try sidecar(cells: cells)
        #expect(sidecar.hasCellProofs == cells)
        let plain = try Transaction(.blob(blobTransaction())).signed(with: key)
        let signed = try Transaction(.blob(blobTransaction()), sidecar: sidecar).signed(with: key)
        #expect(signed.hash == plain.hash && signed.signature == plain.signature && signed.raw != plain.raw)
        #expect(try plain.with(sidecar: sidecar) == signed)
        #expect(try signed.with(sidecar: nil) == plain)
        let decoded = try SignedTransaction(decoding: signed.raw)
        #expect(decoded == signed && decoded.sender == key.address)
        #expect(
            signed.json["sidecar"] == [
                "version": cells ? 1 : 0, "blobCount": 2,
                "commitments": .array(commitments.map { .string(Hex.encode($0, prefix: true)) }),
                "proofCount": cells ? 256 : 2,
            ])
        #expect(try networkItems(cells: cells).count == (cells ? 5 : 4))
        #expect(try Transaction(json: .object(signed.transaction.json)) == signed.transaction)
    }

    @Test func `nine blobs of 128 KiB fit the limit`() throws {
        let many = try BlobSidecar(
            blobs: Array(repeating: blobs[0], count: 9), commitments: Array(repeating: commitments[0], count: 9),
            proofs: Array(repeating: commitments[1], count: 9))
        let signed = try Transaction(.blob(blobTransaction(many.versionedHashes)), sidecar: many).signed(with: key)
        #expect(try SignedTransaction(decoding: signed.raw) == signed)
    }

    @Test func `sizes and counts are exact`() throws {
        func path(_ blobs: [[UInt8]], _ commitments: [[UInt8]], _ proofs: [[UInt8]]) -> String? {
            #expect(throws: SigningError.self) {
                try BlobSidecar(blobs: blobs, commitments: commitments, proofs: proofs)
            }?.path
        }
        let proofs = Array(repeating: commitments[0], count: 2)
        #expect(path([], [], []) == "blobs")
        #expect(path([blobs[0], blobs[1].dropLast()], commitments, proofs) == "blobs[1]")
        #expect(path([blobs[0] + [0]], commitments, proofs) == "blobs[0]")
        #expect(path(blobs, [commitments[0], []], proofs) == "commitments[1]")
        #expect(path(blobs, [commitments[0]], proofs) == "commitments")
        #expect(path(blobs, commitments, [proofs[0] + [0]]) == "proofs[0]")
        for count in [0, 1, 3, 127, 128, 255, 257] {
            #expect(path(blobs, commitments, Array(repeating: proofs[0], count: count)) == "proofs", "\(count)")
        }
    }

    @Test func `blobs that do not belong to the transaction are refused`() throws {
        let one = try sidecar(blobCount: 1)
        let swapped = try blobTransaction(sidecar().versionedHashes.reversed())
        let plain = try Transaction(.blob(swapped)).signed(with: key)
        #expect(#expect(throws: SigningError.self) { try plain.with(sidecar: one) }?.path == "blobs")
        #expect(
            #expect(throws: SigningError.self) { try plain.with(sidecar: sidecar()) }?.path == "blobVersionedHashes[0]")
        let error = #expect(throws: SigningError.self) {
            try Transaction(.blob(swapped), sidecar: sidecar()).signed(with: key)
        }
        #expect(error?.path == "blobVersionedHashes[0]")
        let other = LegacyTransaction(chainID: 1, nonce: 0, gasPrice: 1, gas: 21_000, to: .zero)
        let kind = #expect(throws: SigningError.self) {
            try Transaction(.legacy(other), sidecar: one).signed(with: key)
        }
        #expect(kind?.path == "blobs" && kind?.code == .invalidRequest)
    }

    @Test func `the network form is as strict`() throws {
        func error(_ items: [RLP]) -> SigningError? {
            #expect(throws: SigningError.self) { try DecodedTransaction(decoding: wrapped(items)) }
        }
        let old = try networkItems()
        let new = try networkItems(cells: true)
        _ = try SignedTransaction(decoding: wrapped(old))
        _ = try SignedTransaction(decoding: wrapped(new))
        for count in 1..<4 { #expect(error(Array(old.prefix(count))) != nil) }
        #expect(error(old + [.list([])])?.code == .invalidValue)
        #expect(error([new[0], .integer(2)] + new[2...])?.code == .unsupported)
        #expect(error([new[0], .integer(0)] + new[2...])?.path == "wrapperVersion")
        #expect(error([new[0], .bytes([0, 1])] + new[2...])?.path == "wrapperVersion")
        #expect(error([new[0]] + new[2...])?.path == "proofs", "cell proofs without the version")
        #expect(error([old[0], .integer(1)] + old[1...])?.path == "proofs", "the version without cell proofs")
        #expect(error([old[0], .list([]), old[2], old[3]])?.path == "blobs")
        #expect(error([old[0], old[1], old[1], old[3]])?.path == "commitments[0]")
        #expect(error([old[0], old[1], .list([.list([])]), old[3]])?.path == "commitments[0]")
        guard case .list(let body) = old[0] else { return }
        let unsigned = error([.list(Array(body.dropLast(3)))] + old[1...])
        #expect(unsigned?.code == .invalidRequest)
        // Only this type has such a form.
        for type in [UInt8(1), 2, 4] {
            #expect(throws: SigningError.self) { try DecodedTransaction(decoding: [type] + wrapped(old).dropFirst()) }
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `mutated forms end in an error or in the same bytes`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let raw = wrapped(try networkItems(cells: seed % 2 == 0))
        for _ in 0..<20 {
            var bytes = raw
            // The bytes at both ends are those that mean something.
            let near = Int(random.next() % 400)
            let at = random.next() % 3 == 0 ? bytes.count - 1 - near : near
            switch random.next() % 4 {
            case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes[at] ^= 1 << (random.next() % 8)
            case 2: bytes.removeLast(bytes.count - at)
            default: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
            }
            guard case .signed(let signed) = try? DecodedTransaction(decoding: bytes) else { continue }
            #expect(signed.raw == bytes)
            _ = signed.json
        }
    }
}
