// SPDX-License-Identifier: Apache-2.0
import CLibFuzzer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `Fuzz --target=NAME [libFuzzer's flags] [CORPUS… | INPUT…]`; `Fuzz --targets` prints the names.
///
/// libFuzzer passes over arguments that start with two dashes, so its own child processes get the target, too.
@main
enum Fuzz {
    static func main() {
        if CommandLine.arguments.dropFirst().first == "--targets" {
            for target in Target.all { print(target.name) }
            return
        }
        let chosen = CommandLine.arguments.first { $0.hasPrefix("--target=") }?.dropFirst("--target=".count)
        guard let target = Target.all.first(where: { $0.name == chosen ?? "" }) else {
            print("--target=NAME is needed; names are", Target.all.map(\.name).joined(separator: ", "))
            exit(2)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(LLVMFuzzerRunDriver(&count, &arguments, target.test))
    }
}

/// One parser and what has to hold for it.
struct Target: Sendable {
    /// What libFuzzer calls with each input; 0 keeps an input that reaches new code.
    typealias Test = @Sendable @convention(c) (_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt

    let name: String
    let test: Test

    static let all = [
        Target(name: "identifiers") { data, count in check(data, count, identifiers) },
        Target(name: "json") { data, count in check(data, count, json) },
        Target(name: "key-set") { data, count in check(data, count, keySet) },
        Target(name: "keystore") { data, count in check(data, count, keystore) },
        Target(name: "mnemonic") { data, count in check(data, count, mnemonic) },
        Target(name: "rlp") { data, count in check(data, count, rlp) },
        Target(name: "scopes") { data, count in check(data, count, scopes) },
        Target(name: "sign-in") { data, count in check(data, count, signIn) },
        Target(name: "signature") { data, count in check(data, count, signature) },
        Target(name: "token") { data, count in check(data, count, token) },
        Target(name: "transaction") { data, count in check(data, count, transaction) },
        Target(name: "transaction-json") { data, count in check(data, count, transactionJSON) },
        Target(name: "typed-data") { data, count in check(data, count, typedData) },
    ]

    private static func check(_ data: UnsafePointer<UInt8>?, _ count: Int, _ property: ([UInt8]) -> Void) -> CInt {
        property(Array(UnsafeBufferPointer(start: data, count: count)))
        return 0
    }
}

/// Ends the process unless `condition` holds; libFuzzer then keeps the input.
func require(_ condition: Bool, _ property: @autoclosure () -> String) {
    guard condition else { fatalError("broken property: \(property())") }
}

/// The value of `body`, which must not fail.
func require<Value, Failure: Error>(_ property: String, _ body: () throws(Failure) -> Value) -> Value {
    do throws(Failure) { return try body() } catch { fatalError("broken property: \(property): \(error)") }
}
