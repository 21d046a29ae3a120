// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the main one builds without it. The rooms are the main package's, by symbolic link.

let features: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")],
    targets: [
        .target(name: "Text", exclude: ["Generator"]),
        .target(name: "JSON", dependencies: ["Text"]),
        .target(name: "System"),
        .target(name: "Moderation", dependencies: ["Text"]),
        .target(name: "Terminal", dependencies: ["Text"]),
        .target(name: "Wording", dependencies: ["Text", "Moderation", "Terminal"]),
        .target(name: "Console", dependencies: ["Text", "Moderation", "Terminal", "Wording"]),
        .target(
            name: "Journal",
            dependencies: ["Text", "System", "Moderation", "JSON", .product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "PostgreSQL", dependencies: ["Text", "System", "Moderation", "Journal"]),
        // Measures parts of the program by themselves.
        .executableTarget(
            name: "Parts", dependencies: ["Console", "JSON", "Journal", "Moderation", "System", "Terminal", "Wording"]),
        // Writes to a queue for as long as somebody measures.
        .executableTarget(name: "Ledgers", dependencies: ["Journal", "Moderation", "PostgreSQL"]),
    ]
)

for target in package.targets { target.swiftSettings = features }
