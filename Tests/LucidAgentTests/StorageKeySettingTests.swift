// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting
import Testing

/// `storage.key`, from wherever it is given, until it seals a file.
@Suite struct StorageKeySettingTests {
    private static let key = String(repeating: "5c", count: 32)
    private static let next = "XV1dXV1dXV1dXV1dXV1dXV1dXV1dXV1dXV1dXV1dXV0="
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    enum Place: CaseIterable { case variable, variableFile, member, memberFile, option }

    private func loaded(_ text: String, _ place: Place, mode: Int = 0o600) throws -> LoadedConfiguration {
        var environment = [
            "HOME": directory.path, "LUCID_AGENT_BASE_URL": "https://auth.example", "LUCID_AGENT_AGENT_REF": "a",
            "LUCID_AGENT_CREDENTIAL_ID": "c",
        ]
        var (overrides, path): (ConfigOverrides, String?) = (ConfigOverrides(), nil)
        switch place {
        case .variable: environment["LUCID_AGENT_STORAGE_KEY"] = text
        case .variableFile:
            environment["LUCID_AGENT_STORAGE_KEY_FILE"] = try directory.write(text + "\n", to: "key", mode: mode)
        case .member:
            path = try directory.write(#"{"storage": {"key": "\#(text)"}}"#, to: "agent.json", mode: mode)
        case .memberFile:
            try directory.write(text + "\n", to: "key", mode: mode)
            path = try directory.write(#"{"storage": {"keyFile": "key"}}"#, to: "agent.json")
        case .option: overrides[.storageKey] = text
        }
        return try ConfigLoader(environment: environment, workingDirectory: directory.path)
            .load(path: path, overrides: overrides)
    }

    @Test(arguments: Place.allCases)
    func `a key seals the file of the session, and shows nowhere`(place: Place) async throws {
        let loaded = try loaded("\(Self.key),\(Self.next)", place)
        let configuration = try loaded.configuration()
        let keys = try #require(configuration.storageKeys)
        let scanner = SecretScanner(secrets: [Self.key, Self.next])
        #expect(scanner.hits(in: loaded) == 0)
        #expect(scanner.hits(in: configuration) == 0)
        // Sealed with the first, and opened with it alone.
        let path = directory.path + "/state"
        for check in StorageContract.checks { try await check.run(on: FileStorageAdapter(directory: path, keys: keys)) }
        let report = try await FileStorageAdapter(directory: path, keys: StorageKeys(StorageKey(text: Self.key))).seal()
        #expect(report.unchanged > 0 && report.sealed == 0 && report.failures.isEmpty)
    }

    @Test func `without a key nothing is sealed`() throws {
        let loaded = try ConfigLoader(
            environment: [
                "HOME": directory.path, "LUCID_AGENT_BASE_URL": "https://auth.example", "LUCID_AGENT_AGENT_REF": "a",
                "LUCID_AGENT_CREDENTIAL_ID": "c",
            ], workingDirectory: directory.path
        ).load()
        #expect(try loaded.configuration().storageKeys == nil)
    }

    @Test(arguments: ["secret", String(key.dropLast()), "\(key) \(key)0", " , "], Place.allCases)
    func `what is not a key is refused by the name of its setting, and not told`(text: String, place: Place) throws {
        let error = #expect(throws: AgentRuntimeError.self) { try loaded(text, place).configuration() }
        #expect(error?.code == .configuration)
        let message = error?.message ?? ""
        let isNamed = ["storage.key", "LUCID_AGENT_STORAGE_KEY"].contains { message.contains($0) }
        #expect(isNamed)
        #expect(message.contains("openssl rand -hex 32"))
        #expect(text == " , " || !message.contains(text))
    }

    @Test(arguments: [Place.variableFile, .member, .memberFile])
    func `a key in a file that others can read is refused with the command that closes it`(place: Place) {
        let error = #expect(throws: AgentRuntimeError.self) { try loaded(Self.key, place, mode: 0o644) }
        #expect(error?.message.contains("chmod 600") == true)
        #expect(error?.message.contains(Self.key) == false)
    }
}
