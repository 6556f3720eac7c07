// SPDX-License-Identifier: Apache-2.0

/// A value that is rarely there, or large, in the room of one reference.
///
/// A change makes a new box, so that copies stay independent and a box may be read from anywhere.
@propertyWrapper
package struct Boxed<Value: Sendable>: Sendable {
    private final class Box: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private var box: Box?

    package init(wrappedValue: Value?) { box = wrappedValue.map(Box.init) }

    package var wrappedValue: Value? {
        get { box?.value }
        _modify {
            var value = box?.value
            yield &value
            box = value.map(Box.init)
        }
    }
}
