import Testing

@Suite("What a release is made of")
struct ReleaseTests {
    @Test(
        "Every dependency has one exact version, the same in all packages",
        arguments: ["Package.swift", "Benchmarks/Package.swift", "Fuzz/Package.swift"])
    func pins(manifest: String) {
        let pins = ReleaseTests.pins(in: House.read(manifest))
        let main = ReleaseTests.pins(in: House.read("Package.swift"))
        #expect(pins.keys.contains("https://github.com/apple/swift-crypto"))
        for (url, version) in pins {
            #expect(version != nil, "\(url) has no exact version")
            #expect(version == main[url], "\(url) differs from the main package's")
        }
    }

    @Test("What a dependency depends on is named and pinned too")
    func pinsOfDependencies() {
        #expect(
            ReleaseTests.pins(in: House.read("Package.swift")).keys.contains("https://github.com/apple/swift-asn1.git"))
    }

    @Test("The changelog begins with the version that the program tells")
    func version() throws {
        let quoted = House.read("Sources/sluice/Sluice.swift").split(separator: "\n")
            .first { $0.contains("static let version = ") }?.split(separator: "\"")
        let version = try #require(quoted?.dropFirst().first)
        let newest = try #require(House.read("CHANGELOG.md").split(separator: "\n").first { $0.hasPrefix("## ") })
        #expect(
            newest == "## [Unreleased]: \(version)" || newest.hasPrefix("## [\(version)] - "),
            "\(newest) is not \(version)")
    }

    /// The addresses that a manifest depends on, each with its exact version if it has one.
    private static func pins(in manifest: String) -> [String: String?] {
        var pins: [String: String?] = [:]
        for line in manifest.split(separator: "\n") where line.contains(".package(url: \"") {
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            let isExact = parts.count > 3 && parts[2] == ", exact: "
            pins.updateValue(isExact ? String(parts[3]) : nil, forKey: String(parts[1]))
        }
        return pins
    }
}
