import ArgumentParser
import Glibc
import Interchange
import JSON
import Journal
import Moderation
import System
import Terminal
import Wording

/// Brings in the comments of a plan: the missing releases, then the comments, parents first, some thousands in one write.
struct ImportRun {
    var session: Session
    let form: OutputForm

    /// What became of the comments.
    struct Counts {
        var added = 0
        var known = 0
        var refused = 0
        var releases = 0
    }

    /// How many comments are written at once.
    private static let batch = 4_096

    /// Writes what is not there yet. After any interruption it can be run again.
    mutating func run(_ plan: ImportPlan) throws(Failure) -> Counts {
        let login = try session.decider()
        var counts = Counts()
        do throws(DeskError) {
            for release in plan.releases where session.queue.release(release.slug) == nil {
                _ = try session.desk.release(release, by: login, queue: &session.queue)
                counts.releases += 1
            }
            var rest = plan.comments[...]
            while !rest.isEmpty {
                let batch = rest.prefix(ImportRun.batch)
                rest = rest.dropFirst(batch.count)
                let submitted = try session.desk.submit(
                    batch.map { plan.newComment($0) }, by: login, queue: &session.queue)
                Notices.tell(submitted.remarks)
                for (comment, result) in zip(batch, submitted.results) { take(result, of: comment, &counts) }
            }
        } catch {
            let failure = Failure(error)
            throw counts.added == 0
                ? failure : Failure(failure.status, wording.importBrokeOff(counts.added, failure.message))
        }
        return counts
    }

    private func take(_ result: SubmitResult, of comment: ImportedComment, _ counts: inout Counts) {
        switch result {
        case .added: counts.added += 1
        case .known: counts.known += 1
        case .refused(let refusal):
            counts.refused += 1
            Notices.tell(
                wording.notImported(line: comment.line, id: comment.source.id, SubmitRun.clause(refusal)))
        }
    }

    /// Why the gate doesn't let a comment in, as a loss; `nil` if it does.
    static func refusal(of comment: ImportedComment) -> Loss? {
        do throws(EntryLimits.Breach) {
            try EntryLimits.check(Content(author: comment.author, body: comment.body))
        } catch {
            if case .empty = error { return .textMissing }
            return .tooLong
        }
        do throws(GateRules.Breach) {
            try GateRules.check(NewComment(release: .unknown, author: comment.author, body: comment.body))
        } catch {
            switch error {
            case .lines: return .tooManyLines
            case .marks: return .tooManyMarks
            case .invisible, .control: return .textMissing
            }
        }
        return nil
    }
}

/// Reports what is lost: a table on standard error, and a file with every comment and loss.
enum LossText {
    /// Reports the table, with at most ten places a line.
    static func tell(_ losses: LossReport) {
        for row in losses.rows() {
            Notices.tell(wording.loss(row.loss, count: row.count, lines: row.places))
        }
    }

    /// Writes a line of JSON for each loss of each comment into a file.
    static func write(_ losses: LossReport, to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        do throws(SystemError) {
            guard descriptor >= 0 else { throw .last }
            defer { close(descriptor) }
            try Descriptor.write(lines(losses), to: descriptor)
        } catch {
            throw Failure(.cannotCreate, wording.reportUnwritable(path, describe(error.code)))
        }
    }

    private static func lines(_ losses: LossReport) -> [UInt8] {
        var bytes: [UInt8] = []
        for item in losses.items {
            bytes += OutputJSON.object { json in
                json.member("loss", item.loss.rawValue)
                json.member("line", item.place)
                json.member("id", item.id)
            }
            bytes.append(0x0A)
        }
        return bytes
    }
}
