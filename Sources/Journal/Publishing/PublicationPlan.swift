import Moderation

/// What is to be done with a folder's files. It is made before anything is changed: by then all texts have been read and checked.
struct PublicationPlan {
    /// A file that is to be written.
    struct Page {
        var name: String
        /// The index of its release; `nil` for the file of all releases.
        var release: Int?
        /// The index of its form.
        var form: Int
        /// `nil` for a page that is made once more when its turn comes.
        var bytes: [UInt8]?
    }

    /// Files in which nothing public is left.
    var removed: [String] = []
    /// Files that lose something.
    var losing: [Page] = []
    /// Files that only gain.
    var growing: [Page] = []
    var unchanged = 0
    private var kept = 0

    /// The most bytes of growing files that are kept in memory until they are written.
    private static let mostKept = 64 << 20

    mutating func add(
        _ name: String, release: Int?, form: Int, _ bytes: [UInt8], _ comparison: PublishedFolder.Comparison
    ) {
        switch comparison {
        case .same: unchanged += 1
        // The next step must be possible whatever becomes of the journal, so the plan keeps its bytes.
        case .loses: losing.append(Page(name: name, release: release, form: form, bytes: bytes))
        case .absent, .grows:
            let isKept = kept + bytes.count <= PublicationPlan.mostKept
            if isKept { kept += bytes.count }
            growing.append(Page(name: name, release: release, form: form, bytes: isKept ? bytes : nil))
        }
    }
}

/// Carries a plan out: first what removes something from the public, then what adds.
struct PublicationUpdate {
    private let folder: PublishedFolder
    /// The files that the folder has, and those that it may get on the way.
    private var list: PublishedList
    private(set) var done = PartialPublication()
    private var failure: PublishError?

    init(folder: PublishedFolder, list: PublishedList) {
        self.folder = folder
        self.list = list
    }

    /// - Parameters:
    ///   - list: The folder's list with the new queue and head.
    ///   - page: Makes the bytes of a file once more.
    /// - Returns: The list as it is now.
    mutating func apply(
        _ plan: PublicationPlan, page: (PublicationPlan.Page) throws(PublishError) -> [UInt8]
    ) throws(PublishError) -> PublishedList {
        withdraw(plan)
        if failure == nil {
            do throws(PublishError) {
                try add(plan.growing, page)
                list.files.subtract(plan.removed)
                try publishing { () throws(FileFailure) in try folder.keep(list) }
            } catch {
                failure = error
            }
        }
        if let failure { throw .incomplete(done, cause: failure) }
        return list
    }

    /// Removes what is no longer public. The list already knows these files, so it is not written first; a failure
    /// with one file stops no other.
    private mutating func withdraw(_ plan: PublicationPlan) {
        for name in plan.removed {
            do throws(FileFailure) {
                if try folder.remove(name) { done.removed.append(name) }
            } catch {
                done.exposed.append(name)
                fail(error)
            }
        }
        for page in plan.losing {
            do throws(FileFailure) {
                try folder.put(page.name, page.bytes ?? [])
                done.written.append(page.name)
            } catch {
                fail(error)
                takeDown(page.name)
            }
        }
        guard !plan.removed.isEmpty || !plan.losing.isEmpty else { return }
        do throws(FileFailure) {
            try folder.flush()
        } catch {
            fail(error)
        }
    }

    /// Removes a file whose successor can't be written.
    private mutating func takeDown(_ name: String) {
        do throws(FileFailure) {
            _ = try folder.remove(name)
            done.takenDown.append(name)
        } catch {
            done.exposed.append(name)
        }
    }

    /// Writes what adds something. The list with a file's name is on the disk before the file appears, so that an
    /// interruption leaves no file behind that sluice would not recognise as its own.
    private mutating func add(
        _ pages: [PublicationPlan.Page], _ page: (PublicationPlan.Page) throws(PublishError) -> [UInt8]
    ) throws(PublishError) {
        let new = Set(pages.map(\.name)).subtracting(list.files)
        if !new.isEmpty {
            list.files.formUnion(new)
            try publishing { () throws(FileFailure) in try folder.keep(list) }
        }
        for next in pages {
            let bytes = if let bytes = next.bytes { bytes } else { try page(next) }
            try publishing { () throws(FileFailure) in try folder.put(next.name, bytes) }
            done.written.append(next.name)
        }
    }

    private mutating func fail(_ error: FileFailure) {
        if failure == nil { failure = PublishError(error) }
    }
}
