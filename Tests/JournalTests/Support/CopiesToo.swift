import Testing

/// Runs a test twice: on a plain folder, and on a copy of a ledger.
struct CopiesToo: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        try await function()
        try await Office.$isShared.withValue(true) { try await function() }
    }
}

extension Trait where Self == CopiesToo {
    /// What is tested is true of copies too.
    static var copiesToo: CopiesToo { CopiesToo() }
}
