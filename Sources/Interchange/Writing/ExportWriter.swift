package import Moderation

/// Writes a file of another system, page after page, each with its comments.
package struct ExportWriter {
    private var body: any FormatWriter
    private let options: ExportPlan.Options

    /// - Parameters:
    ///   - site: The address of the site that the file is for.
    ///   - title: The site's name.
    package init(_ options: ExportPlan.Options, site: String, title: String) {
        self.options = options
        body =
            switch options.format {
            case .wordpress, .isso, .disqus: WXRWriter(options, site: site, title: title)
            case .remark42: Remark42Writer(options, site: site)
            case .commento: CommentoWriter(site: site)
            }
    }

    /// What was written since the last call.
    package mutating func taken() -> [UInt8] { body.taken() }

    /// Begins a page.
    package mutating func open(_ page: ExportPlan.Page, _ release: Release) { body.open(page, release) }

    /// Writes a comment of the present page.
    ///
    /// - Returns: How many characters it lost that the format can't hold.
    package mutating func write(_ comment: ExportedComment, as row: ExportPlan.Row) -> Int {
        // The plan has already said so; the state may have changed since it was made.
        guard ExportPlan.isWritten(comment.state, options.format) else { return 0 }
        return body.write(comment, as: row)
    }

    /// Ends the present page.
    package mutating func close() { body.close() }

    /// Ends the file.
    package mutating func finish() { body.finish() }
}

/// Writes one format.
protocol FormatWriter {
    mutating func open(_ page: ExportPlan.Page, _ release: Release)
    mutating func write(_ comment: ExportedComment, as row: ExportPlan.Row) -> Int
    mutating func close()
    mutating func finish()
    mutating func taken() -> [UInt8]
}
