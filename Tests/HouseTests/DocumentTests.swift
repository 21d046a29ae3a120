import Testing

@Suite("The documents")
struct DocumentTests {
    private static let pages =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]
        + House.files(under: "Documentation").filter { $0.hasSuffix(".md") }

    @Test("Every link leads to a file that is there", arguments: pages)
    func links(page: String) {
        let folder = page.split(separator: "/").dropLast().map { "\($0)/" }.joined()
        let parts = House.read(page).split(separator: "](", omittingEmptySubsequences: false).dropFirst()
        for part in parts {
            let target = part.prefix { $0 != ")" && $0 != "#" }
            guard !target.isEmpty, !target.contains("://") else { continue }
            #expect(!House.read(folder + target).isEmpty, "\(page) links to \(target)")
        }
    }

    @Test(
        "The page for the moderator shows every screen, in its language",
        arguments: [("Documentation/moderator.md", "en"), ("Documentation/moderator.lv.md", "lv")])
    func moderator(page: String, language: String) {
        let text = House.read(page)
        let pictures = House.files(under: "Documentation/pictures").filter { $0.hasSuffix(".\(language).svg") }
        #expect(!pictures.isEmpty)
        for picture in pictures {
            let link = "(\(picture.dropFirst("Documentation/".count)))"
            #expect(text.contains(link), "\(page) lacks \(picture)")
        }
    }
}
