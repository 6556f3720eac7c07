// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// The peers stay out of the package they are compared with: this one is nested, and only Tests/bench.sh builds it.
let package = Package(
    name: "lucid-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "lucid-agent", path: "../.."),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
    ],
    targets: [
        // The interface of the peers in C, which the script of a suite compiles, and what the harness needs from C.
        .target(name: "CPeers"),
        // Counts what the allocator gives out.
        .target(name: "CAllocations"),

        // Measuring and reporting, the same for every suite.
        .target(name: "BenchmarkHarness", dependencies: ["CPeers"]),

        // OpenSSL alone.
        .target(name: "CVerification", linkerSettings: [.linkedLibrary("crypto")]),

        // Suites.
        .executableTarget(
            name: "AuthorityBenchmarks",
            dependencies: [
                "BenchmarkHarness", "CPeers", "CVerification", .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "LucidTokens", package: "lucid-agent"),
            ]),
        .executableTarget(
            name: "SigningBenchmarks",
            dependencies: ["BenchmarkHarness", "CPeers", .product(name: "LucidSigning", package: "lucid-agent")]),
        .executableTarget(
            name: "TokenBenchmarks",
            dependencies: [
                "BenchmarkHarness", "CAllocations", "CPeers", .product(name: "LucidAgent", package: "lucid-agent"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]),
        .executableTarget(
            name: "TransportBenchmarks",
            dependencies: [
                "BenchmarkHarness", .product(name: "LucidAgent", package: "lucid-agent"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where !target.name.hasPrefix("C") {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
