// SPDX-License-Identifier: Apache-2.0
#if os(Linux)
    import LucidCrypto
    import LucidJSON
    import LucidSigning
    import Testing

    /// After a secret is released, no writable memory of the process holds it, in either byte order, not even eight bytes of it.
    @Suite(.enabled(if: MemoryScan.isPossible, "a sanitizer is in the way"), .serialized)
    struct `Traces of secrets` {
        private let secret: MaskedSecret

        init() {
            var generator = SystemRandomNumberGenerator()
            secret = MaskedSecret(using: &generator)
        }

        private func bytes(count: Int = 32) -> SecretBytes {
            SecretBytes(count: count) { secret.fill(UnsafeMutableRawBufferPointer(rebasing: $0[..<32])) }
        }

        private func address(of bytes: SecretBytes) -> UInt { bytes.withBytes { UInt(bitPattern: $0.baseAddress) } }

        private func whole(at address: UInt) -> Set<MemoryScan.Finding> {
            Set((0..<4).map { MemoryScan.Finding(address: address + UInt($0) * 8, word: $0, isReversed: false) })
        }

        @Test(arguments: [32, 64, 65, 10_000])
        func `secret bytes stand in one place while they live and in none after`(count: Int) {
            var bytes: SecretBytes? = bytes(count: count)
            let place = bytes.map { address(of: $0) } ?? 0
            #expect(MemoryScan.find(secret) == whole(at: place))
            bytes = nil
            #expect(MemoryScan.find(secret) == [])
        }

        @Test func `a scan sees a copy on the heap`() {
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: 40, alignment: 1)
            secret.fill(UnsafeMutableRawBufferPointer(rebasing: copy[7...]))
            #expect(MemoryScan.find(secret) == whole(at: UInt(bitPattern: copy.baseAddress) + 7))
            copy.initializeMemory(as: UInt8.self, repeating: 0)
            copy.deallocate()
        }

        @Test func `a key that signs stands only in its slot, and nowhere once it is gone`() throws {
            let digest = Keccak256.hash([1, 2, 3])
            do {
                let key = try PrivateKey(bytes: bytes())
                for _ in 0..<3 {
                    let signature = try key.sign(digest: digest)
                    #expect(try PublicKey.recover(digest: digest, signature: signature) == key.publicKey)
                }
                _ = try key.sign(message: .text("hello"))
                _ = try key.sign(digest: digest, extraEntropy: SecretBytes(count: 32) { _ in })
                let copies = [key, key]
                #expect(MemoryScan.find(secret) == whole(at: address(of: try copies[1].exportBytes())))
            }
            #expect(MemoryScan.find(secret) == [])
        }

        @Test func `a closed key is gone though copies of it live`() throws {
            let key = try PrivateKey(bytes: bytes())
            let copy = key
            _ = try copy.sign(digest: Keccak256.hash([1]))
            key.close()
            #expect(MemoryScan.find(secret) == [])
            let error = #expect(throws: SigningError.self) { try copy.sign(digest: Keccak256.hash([1])) }
            #expect(error?.code == .keyClosed)
            #expect(copy.address == key.address)
        }

        @Test func `hexadecimal text leaves no binary copy`() throws {
            do {
                let text = SecretBytes(count: 64) { buffer in
                    for index in 0..<32 {
                        for (place, digit) in [secret.byte(index) >> 4, secret.byte(index) & 15].enumerated() {
                            buffer[index * 2 + place] = digit < 10 ? 48 + digit : 87 + digit
                        }
                    }
                }
                let key = try PrivateKey(hex: text)
                #expect(MemoryScan.find(secret) == whole(at: address(of: try key.exportBytes())))
            }
            #expect(MemoryScan.find(secret) == [])
        }

        @Test(arguments: [KeyDerivation.scrypt(n: 16), .pbkdf2(iterations: 3)])
        func `sealing and opening leave no copy`(kdf: KeyDerivation) throws {
            let passphrase = SecretBytes(copying: Array("correct horse".utf8))
            do {
                let key = try PrivateKey(bytes: bytes())
                let json = try Keystore.seal(key, passphrase: passphrase, kdf: kdf, allowingWeak: true)
                key.close()
                let opened = try Keystore(json: json).open(passphrase: passphrase)
                #expect(MemoryScan.find(secret) == whole(at: address(of: try opened.exportBytes())))
            }
            #expect(MemoryScan.find(secret) == [])
        }
    }
#endif
