// SPDX-License-Identifier: Apache-2.0

/// What a value looks like.
struct Schema {
    /// Where it is written.
    var node: SpecNode
    var documentation: String?
    var kind: Kind
    var isNullable = false
    /// Whether the value stays JSON in Swift, however much is known of it.
    var keepsJSON = false
    /// Whether the value must not be printed.
    var isSecret = false
    var limits = Limits()

    indirect enum Kind {
        case any
        case string
        case date
        case boolean
        case integer
        case number
        case freeObject
        case null
        case array(Schema)
        case reference(String)
        case object(ObjectShape)
        case enumeration([String])
        case choice(ChoiceShape)
        case merge([Schema])
    }

    /// Bounds that the server enforces.
    struct Limits: Equatable {
        var minLength: Int?
        var maxLength: Int?
        var minItems: Int?
        var maxItems: Int?

        var isEmpty: Bool { self == Limits() }
    }
}

/// An object with known properties.
struct ObjectShape {
    var properties: [Property]
    var additional: Additional

    enum Additional {
        /// Taken and forgotten.
        case ignored
        /// Taken and kept as JSON.
        case kept
        /// Taken and kept as values of one type.
        case typed(Schema)
    }
}

/// A property of an object.
struct Property {
    var wireName: String
    var schema: Schema
    var isRequired: Bool

    /// Whether Swift sees an optional.
    var isOptional: Bool { !isRequired || schema.isNullable }
}

/// One of several schemas, or something newer that is kept as JSON.
struct ChoiceShape {
    var variants: [Variant]
    /// The property that says which variant it is.
    ///
    /// Without one, the variants are tried in order.
    var discriminator: String?

    struct Variant {
        /// The value of the discriminator.
        var tag: String?
        var schema: Schema
    }
}

/// A schema with a name, under `#/components/schemas`.
struct NamedSchema {
    var name: String
    var schema: Schema
}
