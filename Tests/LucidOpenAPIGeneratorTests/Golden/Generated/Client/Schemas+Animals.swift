// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Components.Schemas {
    /// An animal.
    ///
    /// It is what it is.
    ///
    /// There are many.
    ///
    /// - Remark: Generated from `#/components/schemas/Animal`.
    public enum Animal: Codable, Hashable, Sendable {
        /// `kind` is `house-cat`.
        case houseCat(Components.Schemas.Cat)
        /// `kind` is `self`.
        case self_(Components.Schemas.Dog)
        /// Something that this document does not know.
        case undocumented(kind: Swift.String?, LucidJSON.JSONValue)

        /// Decodes the variant that `kind` names.
        public init(from decoder: any Decoder) throws {
            let value = try LucidJSON.JSONValue(from: decoder)
            let kind = value["kind"]?.stringValue
            switch kind {
            case "house-cat": self = .houseCat(try Components.Schemas.Cat(from: decoder))
            case "self": self = .self_(try Components.Schemas.Dog(from: decoder))
            default: self = .undocumented(kind: kind, value)
            }
        }

        /// Encodes the variant as it is.
        public func encode(to encoder: any Encoder) throws {
            switch self {
            case .houseCat(let value): try value.encode(to: encoder)
            case .self_(let value): try value.encode(to: encoder)
            case .undocumented(_, let value): try value.encode(to: encoder)
            }
        }
    }

    /// The schema `Cat`.
    ///
    /// - Remark: Generated from `#/components/schemas/Cat`.
    public struct Cat: Codable, Hashable, Sendable {
        /// The field `kind`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/kind`.
        public var kind: Swift.String
        /// How many are left.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/lives`.
        public var lives: Swift.Int
        /// The field `weight`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/weight`.
        public var weight: Swift.Double?
        /// The field `born`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/born`.
        public var born: Date
        /// The field `chipped_at`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/chipped_at`.
        public var chippedAt: Swift.String?
        /// The field `owner`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/owner`.
        public var owner: Swift.String?
        /// The field `moods`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/moods`.
        public var moods: [Components.Schemas.Mood]?
        /// The field `friend`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/friend`.
        public var friend: Components.Schemas.Dog?
        /// The field `self`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/self`.
        public var self_: Swift.Bool?
        /// The field `class`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/class`.
        public var `class`: LucidJSON.JSONValue?
        /// The field `notes`.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/notes`.
        public var notes: LucidJSON.JSONObject?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/Cat/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            kind: Swift.String,
            lives: Swift.Int,
            weight: Swift.Double? = nil,
            born: Date,
            chippedAt: Swift.String? = nil,
            owner: Swift.String? = nil,
            moods: [Components.Schemas.Mood]? = nil,
            friend: Components.Schemas.Dog? = nil,
            self_: Swift.Bool? = nil,
            `class`: LucidJSON.JSONValue? = nil,
            notes: LucidJSON.JSONObject? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.kind = kind
            self.lives = lives
            self.weight = weight
            self.born = born
            self.chippedAt = chippedAt
            self.owner = owner
            self.moods = moods
            self.friend = friend
            self.self_ = self_
            self.`class` = `class`
            self.notes = notes
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case kind
            case lives
            case weight
            case born
            case chippedAt = "chipped_at"
            case owner
            case moods
            case friend
            case self_ = "self"
            case `class`
            case notes
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            kind = try container.decode(Swift.String.self, forKey: .kind)
            lives = try container.decode(Swift.Int.self, forKey: .lives)
            weight = try container.decodeIfPresent(Swift.Double.self, forKey: .weight)
            born = try container.decode(Date.self, forKey: .born)
            chippedAt = try container.decodeIfPresent(Swift.String.self, forKey: .chippedAt)
            owner = try container.decodeIfPresent(Swift.String.self, forKey: .owner)
            moods = try container.decodeIfPresent([Components.Schemas.Mood].self, forKey: .moods)
            friend = try container.decodeIfPresent(Components.Schemas.Dog.self, forKey: .friend)
            self_ = try container.decodeIfPresent(Swift.Bool.self, forKey: .self_)
            `class` = try container.decodeIfPresent(LucidJSON.JSONValue.self, forKey: .`class`)
            notes = try container.decodeIfPresent(LucidJSON.JSONObject.self, forKey: .notes)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(kind, forKey: .kind)
            try container.encode(lives, forKey: .lives)
            try container.encodeIfPresent(weight, forKey: .weight)
            try container.encode(born, forKey: .born)
            try container.encodeIfPresent(chippedAt, forKey: .chippedAt)
            try container.encode(owner, forKey: .owner)
            try container.encodeIfPresent(moods, forKey: .moods)
            try container.encodeIfPresent(friend, forKey: .friend)
            try container.encodeIfPresent(self_, forKey: .self_)
            try container.encodeIfPresent(`class`, forKey: .`class`)
            try container.encodeIfPresent(notes, forKey: .notes)
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// The schema `Dog`.
    ///
    /// - Remark: Generated from `#/components/schemas/Dog`.
    public struct Dog: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// The field `kind`.
        ///
        /// - Remark: Generated from `#/components/schemas/Dog/kind`.
        public var kind: Swift.String
        /// The field `tags`.
        ///
        /// - Remark: Generated from `#/components/schemas/Dog/tags`.
        public var tags: Components.Schemas.Tags
        /// The field `secret`.
        ///
        /// - Remark: Generated from `#/components/schemas/Dog/secret`.
        public var secret: Swift.String?

        /// Creates a value of its fields.
        public init(
            kind: Swift.String,
            tags: Components.Schemas.Tags,
            secret: Swift.String? = nil
        ) {
            self.kind = kind
            self.tags = tags
            self.secret = secret
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case kind
            case tags
            case secret
        }

        /// A fixed mask.
        public var description: Swift.String { "Dog(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// Free words, by language.
    ///
    /// - Remark: Generated from `#/components/schemas/Tags`.
    public struct Tags: Codable, Hashable, Sendable {
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/Tags/additionalProperties`.
        public var additionalProperties: [Swift.String: [Swift.String]]

        /// Creates a value of its fields.
        public init(
            additionalProperties: [Swift.String: [Swift.String]] = [:]
        ) {
            self.additionalProperties = additionalProperties
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            additionalProperties = try decoder.additionalProperties(beside: [])
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// The schema `Mood`.
    ///
    /// - Remark: Generated from `#/components/schemas/Mood`.
    public enum Mood: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
        /// `shut-down`.
        case shutDown
        /// `self`.
        case self_
        /// `urn:mood:hungry`.
        case urnMoodHungry
        /// `3d`.
        case _3d
        /// `default`.
        case `default`
        /// A value that this document does not know.
        case undocumented(Swift.String)

        /// Takes any text.
        public init(rawValue: Swift.String) {
            switch rawValue {
            case "shut-down": self = .shutDown
            case "self": self = .self_
            case "urn:mood:hungry": self = .urnMoodHungry
            case "3d": self = ._3d
            case "default": self = .`default`
            default: self = .undocumented(rawValue)
            }
        }

        /// The text on the wire.
        public var rawValue: Swift.String {
            switch self {
            case .shutDown: "shut-down"
            case .self_: "self"
            case .urnMoodHungry: "urn:mood:hungry"
            case ._3d: "3d"
            case .`default`: "default"
            case .undocumented(let text): text
            }
        }

        /// The values that this document knows.
        public static var allCases: [Self] { [.shutDown, .self_, .urnMoodHungry, ._3d, .`default`] }
    }

    /// The schema `AnimalPatch`.
    ///
    /// - Remark: Generated from `#/components/schemas/AnimalPatch`.
    public struct AnimalPatch: Codable, Hashable, Sendable {
        /// The field `name`.
        ///
        /// - Remark: Generated from `#/components/schemas/AnimalPatch/name`.
        public var name: Swift.String?
        /// The field `idempotency_key`.
        ///
        /// - Remark: Generated from `#/components/schemas/AnimalPatch/idempotency_key`.
        public var idempotencyKey: Swift.String?
        /// The field `moods`.
        ///
        /// - Remark: Generated from `#/components/schemas/AnimalPatch/moods`.
        public var moods: [Components.Schemas.Mood]?
        /// The field `meals`.
        ///
        /// - Remark: Generated from `#/components/schemas/AnimalPatch/meals`.
        public var meals: [Components.Schemas.Meal]?
        /// The field `raw`.
        ///
        /// - Remark: Generated from `#/components/schemas/AnimalPatch/raw`.
        public var raw: Components.Schemas.Raw?
        /// The field `either`.
        ///
        /// - Remark: Generated from `#/components/schemas/AnimalPatch/either`.
        public var either: Components.Schemas.Either?

        /// Creates a value of its fields.
        public init(
            name: Swift.String? = nil,
            idempotencyKey: Swift.String? = nil,
            moods: [Components.Schemas.Mood]? = nil,
            meals: [Components.Schemas.Meal]? = nil,
            raw: Components.Schemas.Raw? = nil,
            either: Components.Schemas.Either? = nil
        ) {
            self.name = name
            self.idempotencyKey = idempotencyKey
            self.moods = moods
            self.meals = meals
            self.raw = raw
            self.either = either
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case name
            case idempotencyKey = "idempotency_key"
            case moods
            case meals
            case raw
            case either
        }
    }

    /// The schema `Raw`.
    ///
    /// - Remark: Generated from `#/components/schemas/Raw`.
    public typealias Raw = LucidJSON.JSONObject

    /// The schema `Either`.
    ///
    /// - Remark: Generated from `#/components/schemas/Either`.
    public enum Either: Codable, Hashable, Sendable {
        /// A value of type `Swift.String`.
        case string(Swift.String)
        /// A value of type `Swift.Bool`.
        case boolean(Swift.Bool)
        /// A value of type `[Swift.String]`.
        case array([Swift.String])
        /// A value of type `Components.Schemas.Meal`.
        case meal(Components.Schemas.Meal)
        /// Something that this document does not know.
        case undocumented(LucidJSON.JSONValue)

        /// Decodes the first variant that fits.
        public init(from decoder: any Decoder) throws {
            if let value = try? Swift.String(from: decoder) {
                self = .string(value)
            } else if let value = try? Swift.Bool(from: decoder) {
                self = .boolean(value)
            } else if let value = try? [Swift.String](from: decoder) {
                self = .array(value)
            } else if let value = try? Components.Schemas.Meal(from: decoder) {
                self = .meal(value)
            } else {
                self = .undocumented(try LucidJSON.JSONValue(from: decoder))
            }
        }

        /// Encodes the variant as it is.
        public func encode(to encoder: any Encoder) throws {
            switch self {
            case .string(let value): try value.encode(to: encoder)
            case .boolean(let value): try value.encode(to: encoder)
            case .array(let value): try value.encode(to: encoder)
            case .meal(let value): try value.encode(to: encoder)
            case .undocumented(let value): try value.encode(to: encoder)
            }
        }
    }

    /// The schema `Failure`.
    ///
    /// - Remark: Generated from `#/components/schemas/Failure`.
    public struct Failure: Codable, Hashable, Sendable {
        /// The field `error`.
        ///
        /// - Remark: Generated from `#/components/schemas/Failure/error`.
        public var error: Swift.String

        /// Creates a value of its fields.
        public init(
            error: Swift.String
        ) {
            self.error = error
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case error
        }
    }
}
