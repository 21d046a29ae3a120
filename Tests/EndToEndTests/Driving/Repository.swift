/// Where things stand that the tests drive.
enum Repository {
    /// The package's folder, found from where this very file stands.
    static let folder = String(
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/"))
}
