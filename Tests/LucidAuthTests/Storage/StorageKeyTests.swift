// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidCrypto
import Testing

@testable import LucidAuth

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct StorageKeyTests {
    private static let bytes = [UInt8](0..<32)
    private static let hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

    @Test(arguments: [
        hex, "0x" + hex, hex.uppercased(), "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    ])
    func `a key is read from hex or base 64, and has one name`(text: String) throws {
        let key = try StorageKey(text: text)
        #expect(key.bytes.constantTimeEquals(SecretBytes(copying: Self.bytes)))
        // Python: hmac.new(bytes(range(32)), b"lucid storage key 1", "sha256").hexdigest()[:16]
        #expect(key.id == "4e3d8c69fa1eadb7")
    }

    @Test(arguments: [
        "", "abc", String(hex.dropLast()), hex + "00", "correct horse battery staple pas", "AAEC", hex + "\n",
    ])
    func `anything else is refused without being repeated`(text: String) throws {
        let error = #expect(throws: AuthError.self) { try StorageKey(text: text) }
        #expect(error?.code == .configuration)
        if text.utf8.count > 3 { #expect(error.map { "\($0)".contains(text) } == false) }
    }

    @Test(arguments: [0, 16, 31, 33]) func `a key has 32 bytes`(count: Int) {
        #expect(throws: AuthError.self) { try StorageKey(SecretBytes(copying: [UInt8](repeating: 7, count: count))) }
    }

    @Test func `a key cannot be printed`() throws {
        let key = try StorageKey(text: Self.hex)
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] {
            #expect(!text.contains("0001") && !text.contains("AAEC"))
        }
        #expect("\(key)" == "<storage key \(key.id)>")
    }

    @Test func `generated keys differ`() { #expect(StorageKey.generate().id != StorageKey.generate().id) }

    @Test(arguments: [" ", ",", "\n", "\r\n\n", " , "]) func `a text may hold several keys`(separator: String) throws {
        let (one, two) = (Self.hex, String(repeating: "ab", count: 32))
        let keys = try StorageKey.list(one + separator + two + "\n")
        #expect(keys.map(\.id) == [try StorageKey(text: one).id, try StorageKey(text: two).id])
        #expect(throws: AuthError.self) { try StorageKey.list(separator) }
        #expect(throws: AuthError.self) { try StorageKey.list(one + separator + "x") }
    }

    @Test func `keys come from a private file, read again when one is missing`() throws {
        let state = TemporaryState()
        let (old, new) = (String(repeating: "01", count: 32), String(repeating: "02", count: 32))
        let path = state.path + "/keys"
        try state.write(Array((old + "\n").utf8), to: path)
        let keys = StorageKeys.file(path)
        #expect(try keys.sealing().id == StorageKey(text: old).id)
        try state.write(Array((new + "\n" + old + "\n").utf8), to: path)
        #expect(try keys.sealing().id == StorageKey(text: old).id)
        #expect(try keys.key(named: StorageKey(text: new).id) != nil)
        #expect(try keys.sealing().id == StorageKey(text: new).id)
        #expect(try keys.key(named: "0000000000000000") == nil)
    }

    @Test(arguments: [0o644, 0o640, 0o602] as [mode_t])
    func `a key file that others can reach is refused with the command that mends it`(mode: mode_t) throws {
        let state = TemporaryState()
        let path = state.path + "/keys"
        try state.write(Array(Self.hex.utf8), to: path, mode: mode)
        let error = #expect(throws: AuthError.self) { try StorageKeys.file(path).sealing() }
        #expect(error?.code == .storageKeyMismatch)
        #expect(error?.message.contains("chmod 600 \(path)") == true)
    }

    @Test func `a key file that is not there, or a variable that is not set, is named`() throws {
        let state = TemporaryState()
        let error = #expect(throws: AuthError.self) { try StorageKeys.file(state.path + "/none").sealing() }
        #expect(error?.code == .storageKeyMismatch)
        #expect(error?.message.contains("/none") == true)
        let name = "LUCID_TEST_KEY_THAT_IS_NOT_SET"
        let unset = #expect(throws: AuthError.self) { try StorageKeys.environment(name).sealing() }
        #expect(unset?.message.contains(name) == true)
    }

    @Test func `keys come from the environment`() throws {
        setenv("LUCID_TEST_STORAGE_KEY", Self.hex, 1)
        #expect(try StorageKeys.environment("LUCID_TEST_STORAGE_KEY").sealing().id == StorageKey(text: Self.hex).id)
    }

    @Test func `a key service that fails is asked again, and its words are not repeated`() throws {
        struct Failure: Error { let secret = "canary-7f" }
        let isDown = Lock(true)
        let key = StorageKey.generate()
        let keys = StorageKeys(loading: {
            if isDown.withLock({ $0 }) { throw Failure() }
            return [key]
        })
        let error = #expect(throws: AuthError.self) { try keys.sealing() }
        #expect(error?.code == .storageKeyMismatch)
        #expect(error.map { "\($0)".contains("canary") } == false)
        isDown.withLock { $0 = false }
        #expect(try keys.sealing().id == key.id)
        #expect(throws: AuthError.self) { try StorageKeys([]).sealing() }
    }
}
