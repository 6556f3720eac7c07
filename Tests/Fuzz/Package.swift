// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// A package of its own, so that its unsafe flags never reach a user's build. `bash Tests/fuzz.sh` builds it.
let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "lucid-agent", path: "../..")],
    targets: [
        .systemLibrary(name: "CLibFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CLibFuzzer", .product(name: "LucidSigning", package: "lucid-agent"),
                .product(name: "LucidTokens", package: "lucid-agent"),
            ],
            // The fuzzer brings a main of its own, which stays out when this one calls its driver.
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ],
    swiftLanguageModes: [.v6]
)
