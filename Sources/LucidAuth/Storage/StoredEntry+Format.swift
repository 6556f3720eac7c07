// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// Members of stored objects that this version does not know, kept as they are.
typealias StoredMembers = JSONObject

/// The bytes of an entry: a JSON object with a format name, a version, the identity it is bound to, and a SHA-256
/// over all other members in their order.
extension StoredEntry {
    private static let formatName = "lucid-agent-credential"
    static let maximumBytes = 256 << 10

    /// Reads an entry.
    /// - Throws: ``StorageDamage``.
    public init(parsing bytes: [UInt8]) throws(StorageDamage) {
        guard !bytes.isEmpty else { throw StorageDamage(reason: "it is empty") }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes, limits: JSONLimits(depth: 16, bytes: Self.maximumBytes))
        } catch {
            throw StorageDamage(reason: "it is not JSON (\(error.code) at byte \(error.offset))")
        }
        guard var object = value.objectValue, Self.claimsFormat(object) else {
            throw StorageDamage(reason: "it is not a stored credential")
        }
        guard let checksum = object["checksum"]?.stringValue else { throw StorageDamage(reason: "it has no checksum") }
        object["checksum"] = nil
        guard checksum == Self.checksum(object) else { throw StorageDamage(reason: "its checksum does not fit") }
        guard let version = object["version"]?.intValue, version >= 1 else {
            throw StorageDamage(reason: "its version is unusable")
        }
        var members = StoredObject(Self.upgraded(object, from: version))
        _ = members.take("format")
        _ = members.take("version")
        guard let revision = members.take("revision")?.stringValue.flatMap(GenerationID.init),
            let binding = members.takeObject("identity").flatMap(Binding.init(stored:)),
            let counter = members.take("counter")?.numberValue?.uint64
        else { throw StorageDamage(reason: "a member is missing or of the wrong kind") }
        self.init(revision: EntryRevision(revision), binding: binding)
        self.version = version
        self.counter = counter
        if let stored = members.takeObject("bundle") {
            guard let bundle = TokenBundle(stored: stored) else {
                throw StorageDamage(reason: "its session is unusable")
            }
            self.bundle = bundle
        }
        if let stored = members.takeObject("intent") {
            guard let intent = SpendIntent(stored: stored) else {
                throw StorageDamage(reason: "its intent is unusable")
            }
            self.intent = intent
        }
        attempts = members.takeObject("attempts").map(AttemptRecord.init(stored:))
        spentSeeds = members.take("spentSeeds")?.arrayValue?.compactMap(\.stringValue) ?? []
        deadGrant = members.take("deadGrant")?.stringValue
        unknown = members.rest
    }

    /// Whether this says that it is an entry in the clear, whatever else may be wrong with it.
    static func claimsFormat(_ object: JSONObject) -> Bool { object["format"]?.stringValue == formatName }

    /// The members as the current version has them.
    ///
    /// A version that renames a member, or gives it another meaning, adds the step from the version before it; a
    /// version that only adds members needs none. Golden files of every version are read in the tests.
    private static func upgraded(_ object: JSONObject, from version: Int) -> JSONObject {
        switch version {
        case 1: object  // The first.
        default: object  // A newer one: read as far as it is known.
        }
    }

    /// The bytes to store.
    ///
    /// They hold secrets.
    public func serialized() -> [UInt8] {
        var object = JSONObject()
        object["format"] = .string(Self.formatName)
        object["version"] = .integer(max(version, Self.currentVersion))
        object["identity"] = .object(binding.stored)
        object["revision"] = .string(revision.description)
        object["counter"] = .integer(generationCounter)
        object["bundle"] = bundle.map { .object($0.stored) }
        object["intent"] = intent.map { .object($0.stored) }
        object["attempts"] = attempts.map { .object($0.stored) }
        if !spentSeeds.isEmpty { object["spentSeeds"] = .array(spentSeeds.map(JSONValue.string)) }
        object["deadGrant"] = deadGrant.map(JSONValue.string)
        for (key, value) in unknown where !object.contains(key: key) { object[key] = value }
        object["checksum"] = .string(Self.checksum(object))
        return JSONValue.object(object).serialized()
    }

    private static func checksum(_ object: JSONObject) -> String {
        Hex.encode(SHA256.hash(JSONValue.object(object).serialized()))
    }
}

/// Takes members out of an object; what is left is unknown.
struct StoredObject {
    private(set) var rest: JSONObject

    init(_ object: JSONObject) { rest = object }

    mutating func take(_ key: String) -> JSONValue? {
        guard let value = rest[key] else { return nil }
        rest[key] = nil
        return value.isNull ? nil : value
    }

    mutating func takeObject(_ key: String) -> JSONObject? {
        guard let object = rest[key]?.objectValue else { return nil }
        rest[key] = nil
        return object
    }
}
