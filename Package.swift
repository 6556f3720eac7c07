// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
    name: "lucid-agent",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "LucidAgent", targets: ["LucidAgent"]),
        .library(name: "LucidAgentPostgres", targets: ["LucidAgentPostgres"]),
        .library(name: "LucidAuthority", targets: ["LucidAuthority"]),
        .library(name: "LucidAuthorityPostgres", targets: ["LucidAuthorityPostgres"]),
        .library(name: "LucidHTTPNIO", targets: ["LucidHTTPNIO"]),
        .library(name: "LucidSigning", targets: ["LucidSigning"]),
        .library(name: "LucidTesting", targets: ["LucidTesting"]),
        .library(name: "LucidTokens", targets: ["LucidTokens"]),
        .library(name: "LucidTokensHummingbird", targets: ["LucidTokensHummingbird"]),
        .executable(name: "lucid-agent", targets: ["LucidAgentCommand"]),
        .executable(name: "lucid-authority", targets: ["LucidAuthorityCommand"]),
    ],
    traits: [
        .trait(
            name: "Authority",
            description:
                "The servers: lucid-authority with its SQLite store, and lucid-agent signer (Hummingbird, GRDB)."),
        .trait(name: "NIOTransport", description: "A transport on SwiftNIO (async-http-client)."),
        .trait(
            name: "PostgreSQL",
            description: "Stores in PostgreSQL, for authorities and agents on several machines (libpq)."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C: system libraries, patched by the distribution.
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .systemLibrary(
            name: "CSecp256k1", pkgConfig: "libsecp256k1",
            providers: [.apt(["libsecp256k1-dev"]), .brew(["secp256k1"])]),

        // Ground.
        .target(name: "LucidConcurrency"),
        .target(name: "LucidCrypto", dependencies: ["COpenSSL", "LucidConcurrency"]),
        .target(name: "LucidJSON"),
        .target(name: "LucidHTTP", dependencies: ["LucidConcurrency", .httpTypes, .instrumentation, .logging]),

        // Wire.
        .target(
            name: "LucidHTTPCurl",
            dependencies: ["CCurl", "LucidConcurrency", "LucidCrypto", "LucidHTTP", .httpTypes, .logging]),
        .target(
            name: "LucidHTTPNIO",
            dependencies: [
                "LucidConcurrency", "LucidHTTP", .asyncHTTPClient, .httpTypes, .nioClient("NIOCore"),
                .nioClient("NIOHTTP1"), .nioClient("NIOPosix"), .nioSSL,
            ]),
        .target(name: "LucidPostgres", dependencies: ["LucidConcurrency", .postgres]),
        .target(name: "LucidAPI", dependencies: ["LucidHTTP", "LucidJSON", .httpTypes]),

        // Domain.
        .target(
            name: "LucidSigning",
            dependencies: ["CSecp256k1", "LucidConcurrency", "LucidCrypto", "LucidJSON"]),
        .target(
            name: "LucidAuth",
            dependencies: [
                "LucidAPI", "LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidJSON", .httpTypes, .logging, .metrics,
                .tracing,
            ]),
        .target(
            name: "LucidWallet",
            dependencies: [
                "LucidAPI", "LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidJSON", "LucidSigning", .httpTypes,
                .logging,
            ]),
        .target(
            name: "LucidTokens",
            dependencies: ["LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidJSON", .httpTypes]),

        .target(
            name: "LucidTokensHummingbird",
            dependencies: ["LucidHTTP", "LucidJSON", "LucidTokens", .httpTypes, .hummingbirdRouting, .logging]),

        // Façade.
        .target(
            name: "LucidAgent",
            dependencies: [
                "LucidAPI", "LucidAuth", "LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidHTTPCurl", "LucidJSON",
                "LucidSigning", "LucidTokens", "LucidWallet", .configuration, .httpTypes, .logging, .metrics,
                .serviceLifecycle, .tracing,
            ]),
        .target(
            name: "LucidAgentPostgres",
            dependencies: [
                "LucidAuth", "LucidConcurrency", "LucidJSON", "LucidPostgres", "LucidSigning", "LucidWallet",
            ]),

        // Authority.
        .target(
            name: "LucidAuthority",
            dependencies: [
                "LucidAPI", "LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidJSON", "LucidSigning", "LucidTokens",
                .httpTypes, .logging,
            ]),
        .target(
            name: "LucidAuthoritySQLite",
            dependencies: ["LucidAuthority", "LucidCrypto", "LucidJSON", "LucidTokens", .grdb]),
        .target(
            name: "LucidAuthorityPostgres",
            dependencies: ["LucidAuthority", "LucidCrypto", "LucidJSON", "LucidPostgres", "LucidTokens"]),

        // Edges.
        .target(
            name: "LucidTesting",
            dependencies: [
                "LucidAPI", "LucidAgent", "LucidAuth", "LucidAuthority", "LucidConcurrency", "LucidCrypto", "LucidHTTP",
                "LucidJSON", "LucidSigning", "LucidTokens", "LucidWallet", .httpTypes, .logging,
            ]),
        .executableTarget(
            name: "LucidAgentCommand",
            dependencies: [
                "LucidAPI", "LucidAgent", "LucidAuth", "LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidHTTPCurl",
                "LucidJSON", "LucidSigning", "LucidWallet", .argumentParser, .httpTypes, .hummingbird, .hummingbirdTLS,
                .logging, .nioCore, .nioPosix, .nioSSLServer, .serviceLifecycle, .unixSignals,
            ]),
        .executableTarget(
            name: "LucidAuthorityCommand",
            dependencies: [
                "LucidAuthority", "LucidAuthorityPostgres", "LucidAuthoritySQLite", "LucidConcurrency", "LucidCrypto",
                "LucidHTTP", "LucidJSON", "LucidPostgres", "LucidSigning", "LucidTokens", .argumentParser, .httpTypes,
                .hummingbird, .hummingbirdTLS, .logging, .metrics, .nioCore, .nioPosix, .nioSSLServer,
                .serviceLifecycle, .unixSignals,
            ]),

        // Development only.
        .executableTarget(name: "LucidOpenAPIGenerator", dependencies: [.argumentParser, .yams]),

        // Examples.
        .executableTarget(name: "custom-storage", dependencies: .example, path: "Examples/custom-storage"),
        .executableTarget(name: "custom-wallet", dependencies: .example, path: "Examples/custom-wallet"),
        .executableTarget(name: "local-wallet", dependencies: .example, path: "Examples/local-wallet"),
        .executableTarget(name: "observe-rotation", dependencies: .example, path: "Examples/observe-rotation"),
        .executableTarget(name: "quickstart", dependencies: .example, path: "Examples/quickstart"),
        .executableTarget(name: "server-wallet", dependencies: .example, path: "Examples/server-wallet"),
        .executableTarget(
            name: "verify-tokens", dependencies: ["LucidAgent", "LucidTesting", "LucidTokens", .httpTypes],
            path: "Examples/verify-tokens"),

        // Tests.
        .testTarget(
            name: "EndToEnd", dependencies: ["LucidAgent", "LucidAgentCommand", "LucidAuthorityCommand", "LucidJSON"]),
        .testTarget(
            name: "LucidAgentCommandTests",
            dependencies: [
                "LucidAPI", "LucidAgent", "LucidAgentCommand", "LucidConcurrency", "LucidHTTP", "LucidJSON",
                "LucidSigning", "LucidTesting", "LucidWallet", .argumentParser, .httpTypes,
            ]),
        .testTarget(
            name: "LucidAuthorityTests",
            dependencies: [
                "LucidAuthority", "LucidAuthorityPostgres", "LucidAuthoritySQLite", "LucidConcurrency", "LucidCrypto",
                "LucidHTTP", "LucidJSON", "LucidPostgres", "LucidSigning", "LucidTokens", .grdb, .httpTypes,
            ]),
        .testTarget(
            name: "LucidAgentPostgresTests",
            dependencies: [
                "LucidAgentPostgres", "LucidAuth", "LucidPostgres", "LucidSigning", "LucidTesting", "LucidWallet",
            ]),
        .testTarget(
            name: "ChainTests", dependencies: ["LucidAgent", "LucidAgentCommand", "LucidTesting", .httpTypes],
            path: "Tests/Chain",
            exclude: ["Node"]),
        .testTarget(
            name: "PaymentTests", dependencies: ["LucidAgent", .httpTypes], path: "Tests/Payments", exclude: ["Peers"]),
        .testTarget(
            name: "ProviderTests", dependencies: ["LucidAgent", .httpTypes], path: "Tests/Providers", exclude: ["Peers"]
        ),
        .executableTarget(name: "lucid-simulate", dependencies: ["LucidTesting"], path: "Tests/Simulate"),
        .testTarget(
            name: "LucidAuthTests",
            dependencies: [
                "LucidAPI", "LucidAuth", "LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidJSON", "LucidTesting",
                .httpTypes, .logging,
            ], exclude: ["Conformance/lifecycle-conformance.json"]),
        .testTarget(
            name: "LucidTokensTests",
            dependencies: ["LucidCrypto", "LucidHTTP", "LucidJSON", "LucidTokens"]),
        .testTarget(
            name: "LucidTokensHummingbirdTests",
            dependencies: [
                "LucidCrypto", "LucidHTTP", "LucidHTTPCurl", "LucidTokens", "LucidTokensHummingbird", .httpTypes,
                .hummingbirdRouting,
            ]),
        .testTarget(
            name: "LucidAgentTests",
            dependencies: [
                "LucidAPI", "LucidAgent", "LucidAuth", "LucidAuthority", "LucidConcurrency", "LucidCrypto", "LucidHTTP",
                "LucidJSON", "LucidSigning", "LucidTesting", "LucidTokens", "LucidWallet", .httpTypes, .inMemoryTracing,
                .logging,
                .metrics, .metricsTestKit, .serviceLifecycle, .tracing,
            ]),
        .testTarget(
            name: "LucidWalletTests",
            dependencies: [
                "LucidAPI", "LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidJSON", "LucidSigning", "LucidTesting",
                "LucidWallet", .httpTypes,
            ]),
        .systemLibrary(
            name: "CTestTLS", path: "Tests/CTestTLS", pkgConfig: "openssl",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .testTarget(
            name: "LucidHTTPCurlTests",
            dependencies: [
                "CTestTLS", "LucidConcurrency", "LucidCrypto", "LucidHTTP", "LucidHTTPCurl", "LucidHTTPNIO", .httpTypes,
            ]),
        .testTarget(
            name: "LucidHTTPTests",
            dependencies: ["LucidConcurrency", "LucidHTTP", .httpTypes, .instrumentation, .logging]),
        .testTarget(
            name: "LucidSigningTests",
            dependencies: ["LucidConcurrency", "LucidCrypto", "LucidJSON", "LucidSigning"], exclude: ["Vectors"]),
        .testTarget(
            name: "LucidAPITests",
            dependencies: [
                "LucidAPI", "LucidAuthority", "LucidConcurrency", "LucidHTTP", "LucidJSON", .httpTypes, .yams,
            ]),
        .testTarget(
            name: "LucidOpenAPIGeneratorTests", dependencies: ["LucidOpenAPIGenerator", .argumentParser, .yams],
            exclude: ["Golden"]),
        .testTarget(name: "LucidCryptoTests", dependencies: ["LucidCrypto"]),
        .testTarget(name: "LucidJSONTests", dependencies: ["LucidJSON"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}

extension [Target.Dependency] {
    /// Examples use the façade; those that need an authority have one in process.
    static var example: Self { ["LucidAgent", "LucidTesting"] }
}

extension Target.Dependency {
    static var asyncHTTPClient: Self {
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["NIOTransport"]))
    }
    static var argumentParser: Self { .product(name: "ArgumentParser", package: "swift-argument-parser") }
    static var configuration: Self { .product(name: "Configuration", package: "swift-configuration") }
    static var grdb: Self { .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["Authority"])) }
    static var httpTypes: Self { .product(name: "HTTPTypes", package: "swift-http-types") }
    static var hummingbird: Self {
        .product(name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Authority"]))
    }
    static var hummingbirdRouting: Self {
        .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Authority"]))
    }
    static var hummingbirdTLS: Self {
        .product(name: "HummingbirdTLS", package: "hummingbird", condition: .when(traits: ["Authority"]))
    }
    static var inMemoryTracing: Self { .product(name: "InMemoryTracing", package: "swift-distributed-tracing") }
    static var instrumentation: Self {
        .product(name: "Instrumentation", package: "swift-distributed-tracing")
    }
    static var logging: Self { .product(name: "Logging", package: "swift-log") }
    static var metrics: Self { .product(name: "Metrics", package: "swift-metrics") }
    static var metricsTestKit: Self { .product(name: "MetricsTestKit", package: "swift-metrics") }
    static var nioCore: Self {
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Authority"]))
    }
    static var nioPosix: Self {
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Authority"]))
    }
    static func nioClient(_ name: String) -> Self {
        .product(name: name, package: "swift-nio", condition: .when(traits: ["NIOTransport"]))
    }
    static var nioSSL: Self {
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["NIOTransport"]))
    }
    static var nioSSLServer: Self {
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Authority"]))
    }
    static var postgres: Self { .target(name: "CPostgres", condition: .when(traits: ["PostgreSQL"])) }
    static var serviceLifecycle: Self { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
    static var tracing: Self { .product(name: "Tracing", package: "swift-distributed-tracing") }
    static var unixSignals: Self { .product(name: "UnixSignals", package: "swift-service-lifecycle") }
    static var yams: Self { .product(name: "Yams", package: "Yams") }
}
