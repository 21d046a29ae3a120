// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the main one builds without a fuzzer. The rooms are the main package's, by symbolic link.

let features: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
    // Every branch is counted, every access to memory looked at.
    .unsafeFlags(["-sanitize=fuzzer,address"]),
]

let linking: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]

let package = Package(
    name: "fuzz",
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
        .target(name: "CFuzzer"),
        .target(name: "Fuzzing", dependencies: ["CFuzzer"]),
        .executableTarget(name: "DisplayTextFuzzer", dependencies: ["Fuzzing", "Terminal"], linkerSettings: linking),
        .executableTarget(name: "JSONFuzzer", dependencies: ["Fuzzing", "JSON"], linkerSettings: linking),
        .executableTarget(
            name: "EditorFuzzer", dependencies: ["Console", "Fuzzing", "Terminal"], linkerSettings: linking),
        .executableTarget(name: "QueryFuzzer", dependencies: ["Fuzzing", "Moderation"], linkerSettings: linking),
        // Borrowed from the tests, by symbolic link: chance, and the files in memory.
        .target(name: "Seeded"),
        .executableTarget(
            name: "JournalFuzzer",
            dependencies: [
                "Fuzzing", "Journal", "Moderation", "Seeded", .product(name: "Crypto", package: "swift-crypto"),
            ],
            linkerSettings: linking),
        .executableTarget(
            name: "SettingsFuzzer", dependencies: ["Fuzzing", "JSON", "Journal", "Moderation"], linkerSettings: linking),
    ]
)

for target in package.targets where target.name != "CFuzzer" { target.swiftSettings = features }
