// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The entry point, built with and without the trait.
@main
struct Main {
    static func main() async {
        #if Authority
            exit(await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())))
        #else
            StandardStream.error.write(
                """
                lucid-authority was built without its server and store.
                Build it with the package trait Authority:
                  swift build --traits Authority --product lucid-authority

                """)
            exit(3)
        #endif
    }
}
