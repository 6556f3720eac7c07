// SPDX-License-Identifier: Apache-2.0

/// What the script of a suite passes on: pairs of `--name value`.
public struct Options {
    private var values: [String: String] = [:]

    /// Reads the arguments.
    ///
    /// Throws for anything but pairs whose name is one of `names`.
    public init(_ arguments: some Collection<String>, names: Set<String>) throws {
        var rest = Array(arguments)[...]
        while let option = rest.popFirst() {
            guard option.hasPrefix("--"), names.contains(String(option.dropFirst(2))), let value = rest.popFirst()
            else {
                throw BenchmarkError("\(option) is not an option with a value")
            }
            values[String(option.dropFirst(2))] = value
        }
    }

    /// The value of an option.
    public subscript(_ name: String) -> String? { values[name] }
}
