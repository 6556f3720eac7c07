// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

/// Types generated from the components of the document.
///
/// - Remark: Generated from `#/components`.
public enum Components {
    /// Types of bodies.
    ///
    /// - Remark: Generated from `#/components/schemas`.
    public enum Schemas {}
    /// Answers that several operations share.
    ///
    /// - Remark: Generated from `#/components/responses`.
    public enum Responses {}
}

extension Components.Schemas {
    /// The schema `Tagged`.
    ///
    /// - Remark: Generated from `#/components/schemas/Tagged`.
    public struct Tagged: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// The field `tags`.
        ///
        /// - Remark: Generated from `#/components/schemas/Tagged/tags`.
        public var tags: Components.Schemas.Tags
        /// The field `secret`.
        ///
        /// - Remark: Generated from `#/components/schemas/Tagged/secret`.
        public var secret: Swift.String?

        /// Creates a value of its fields.
        public init(
            tags: Components.Schemas.Tags,
            secret: Swift.String? = nil
        ) {
            self.tags = tags
            self.secret = secret
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case tags
            case secret
        }

        /// A fixed mask.
        public var description: Swift.String { "Tagged(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// The schema `Meal`.
    ///
    /// - Remark: Generated from `#/components/schemas/Meal`.
    public struct Meal: Codable, Hashable, Sendable {
        /// The field `dish`.
        ///
        /// - Remark: Generated from `#/components/schemas/Meal/dish`.
        public var dish: Swift.String
        /// The field `grams`.
        ///
        /// - Remark: Generated from `#/components/schemas/Meal/grams`.
        public var grams: Swift.Int?

        /// Creates a value of its fields.
        public init(
            dish: Swift.String,
            grams: Swift.Int? = nil
        ) {
            self.dish = dish
            self.grams = grams
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case dish
            case grams
        }
    }

    /// The schema `Words`.
    ///
    /// - Remark: Generated from `#/components/schemas/Words`.
    public typealias Words = [Swift.String]
}
