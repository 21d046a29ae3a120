import Testing

@Suite("The pictures of the documents")
struct PictureTests {
    @Test("Every picture shows what the program shows now")
    func current() throws {
        let environment = Program.environment.merging(["SLUICE_BINARY": Program.path]) { $1 }
        let run = try Run.program(["\(Repository.folder)/script/pictures", "--check"], environment: environment)
        #expect(run.status == 0, "script/pictures draws them anew; what differs:\n\(run.output)\(run.errors)")
    }
}
