// swift-tools-version: 6.3
import PackageDescription

/// Upcoming language features, switched on for every target alike.
let features: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    // `any P` is spelled out, so that the cost of an existential is seen where it is paid.
    .enableUpcomingFeature("ExistentialAny"),
    // An import is a room's private matter unless it says otherwise.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // A member comes from a module that this very file imports.
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// `script/test` sets SLUICE_STRICT: there a warning is an error. A plain build, perhaps with a newer compiler that
/// warns of more, is not held up by one.
let strictness: [SwiftSetting] =
    Context.environment["SLUICE_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
    name: "sluice",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sluice", targets: ["sluice"]),
        // Speak for live sites: `sluice sync` starts them.
        .executable(name: "sluice-isso", targets: ["sluice-isso"]),
        .executable(name: "sluice-wordpress", targets: ["sluice-wordpress"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        // swift-crypto's own dependency; named here to fix its version, since no resolved file is kept.
        .package(url: "https://github.com/apple/swift-asn1.git", exact: "1.7.4"),
    ],
    targets: [
        // Floor 0
        .target(name: "Text", exclude: ["Generator"]),
        .target(name: "System"),
        .target(name: "Markup"),
        .systemLibrary(name: "CNcurses"),
        // Floor 1
        .target(name: "JSON", dependencies: ["Text"]),
        .target(name: "Moderation", dependencies: ["Text"]),
        .target(name: "Terminal", dependencies: ["Text"]),
        // Floor 2
        .target(
            name: "Journal",
            dependencies: ["Text", "System", "Moderation", "JSON", .product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "Curses", dependencies: ["System", "Terminal", "CNcurses"]),
        .target(name: "Interchange", dependencies: ["Text", "Moderation", "JSON", "Markup"]),
        .target(name: "Wording", dependencies: ["Text", "Moderation", "Terminal"]),
        // Floor 3
        .target(name: "Console", dependencies: ["Text", "Moderation", "Terminal", "Wording"]),
        .target(name: "Web", dependencies: ["Text", "Moderation", "Terminal", "Wording"]),
        .target(name: "PostgreSQL", dependencies: ["Text", "System", "Moderation", "Journal"]),
        // Floor 4
        .executableTarget(
            name: "sluice",
            dependencies: [
                "Text", "JSON", "System", "Moderation", "Terminal", "Journal", "Interchange", "Curses", "Wording",
                "Console", "Web", "PostgreSQL",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Programs beside it, each of which speaks for a live site of one system.
        .target(name: "Helper", dependencies: ["System", "Interchange"]),
        .executableTarget(
            name: "sluice-isso",
            dependencies: [
                "Helper", "Interchange", "Markup", "Moderation", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .executableTarget(
            name: "sluice-wordpress",
            dependencies: [
                "Helper", "Interchange", "JSON", "Markup", "Moderation", "Text",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),

        // What people and attackers write, for all tests that show, store or read a stranger's text.
        .target(name: "Corpus", path: "Tests/Corpus"),
        // Chance that is the same in every run.
        .target(name: "Seeded", path: "Tests/Seeded"),
        // A screen and an inbox without a terminal, and frames as text.
        .target(name: "TerminalDoubles", dependencies: ["Terminal"], path: "Tests/TerminalDoubles"),
        // A desk in memory, for all tests of what stands before a desk.
        .target(name: "DeskDoubles", dependencies: ["Text", "Moderation"], path: "Tests/DeskDoubles"),
        .testTarget(name: "TextTests", dependencies: ["Text", "Seeded"], exclude: ["Generator"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "Seeded"]),
        .testTarget(name: "MarkupTests", dependencies: ["Markup", "Corpus", "Seeded"]),
        .testTarget(
            name: "InterchangeTests",
            dependencies: ["Interchange", "Moderation", "Markup", "DeskDoubles", "Corpus", "Seeded"],
            exclude: ["Files"]),
        .testTarget(name: "ModerationTests", dependencies: ["Moderation", "Text", "DeskDoubles", "Corpus", "Seeded"]),
        .testTarget(
            name: "TerminalTests", dependencies: ["Terminal", "TerminalDoubles", "Text", "Corpus", "Seeded"]),
        .testTarget(
            name: "JournalTests",
            dependencies: ["Journal", "Text", "Moderation", "JSON", "DeskDoubles", "Corpus", "Seeded"]),
        .testTarget(name: "WebTests", dependencies: ["Web", "Moderation", "Wording", "Corpus"]),
        .testTarget(name: "CursesTests", dependencies: ["Curses", "Terminal", "TerminalDoubles"]),
        .testTarget(name: "WordingTests", dependencies: ["Wording", "Moderation", "Terminal"]),
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                "Console", "Text", "Moderation", "Terminal", "TerminalDoubles", "DeskDoubles", "Wording", "Corpus",
                "Seeded",
            ],
            exclude: ["Frames"]),
        .testTarget(
            name: "SluiceTests",
            dependencies: [
                "sluice", "JSON", "Moderation", "Terminal", "Journal", "DeskDoubles", "Wording", "Corpus", "Seeded",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Help", "Sync/helper.py"]),
        .testTarget(
            name: "SiteHelperTests",
            dependencies: ["sluice-isso", "sluice-wordpress", "Helper", "Interchange", "Moderation", "Corpus"]),
        .testTarget(
            name: "HouseTests",
            // A dependency that no target names is warned of at every build.
            dependencies: [
                "Console", "Terminal", "Text", "Wording", .product(name: "SwiftASN1", package: "swift-asn1"),
            ]),
        // Drives the program that stands beside the tests in the build folder, hence the dependency.
        .testTarget(name: "EndToEndTests", dependencies: ["sluice", "JSON", "Moderation", "Journal", "Corpus"]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + features + strictness
}
