import Moderation
import Terminal
import Wording

/// Changes the model by one message, and returns what is to be done. Pure: the same model and message always give the
/// same model and effects.
func update(_ model: inout Model, _ message: Message) -> [Effect] {
    var effects: [Effect] = []
    let (wasAsking, begun) = (model.isAsking, model.typing.begun)
    defer {
        // A key that had to wait may itself close what it answers, once its time has come.
        if wasAsking, !model.isAsking, model.typing.begun == begun { model.typing.hasLostField = true }
    }
    switch message {
    case .time(let now): effects = model.advanceClock(to: now)
    case .key(let key, let at):
        effects = model.pressing { $0.press(key, at: at) }
    case .doubtful(let key, let unended, let at):
        effects = model.pressing { $0.pressDoubtful(key, of: unended, at: at) }
    case .paste(let text): effects = model.paste(text)
    case .click(let row, let column): effects = model.click(row: row, column: column)
    case .wheel(let row, let column, let lines): effects = model.wheel(row: row, column: column, lines: lines)
    case .resize(let size): model.resize(size)
    case .deadline: effects = model.meetDeadline()
    case .changed: effects = model.askForNews()
    case .settings(let current, let access): effects = model.apply(current, access: access)
    case .rest: effects = model.lookForAlike()
    case .ahead: return model.prepareAhead()
    case .prepare: return model.prepare()
    case .drawn(let at): effects = model.noteDrawn(at: at)
    case .texts(let entries): effects = model.keep(entries) + model.goOnWithTypedEdit()
    case .outcome(let ticket, let result): effects = model.finishDecision(ticket, result)
    case .waiting(let ticket, let holder): model.pendingDecisions.wait(ticket, for: holder)
    case .tail(let inquiry): effects = model.takeTail(for: inquiry)
    case .contact(let contact): model.note(contact)
    case .news(let result): effects = model.receiveNews(result)
    case .sites(let contents): model.sites.receive(contents, in: model.queue)
    case .again(let result): effects = model.receiveWholeJournal(result)
    case .looked(let looks): model.names.receive(looks)
    case .compared(let made): model.comparisons.receive(made)
    case .judged(let news, let origin): effects = model.receive(news, of: origin)
    case .found(let search, let news): effects = model.receiveHits(search, news)
    case .edited(let job, let result): effects = model.receiveEditedText(job, result)
    case .notFollowing: model.say(model.phrases.notFollowing, .error)
    case .draft(let left, let query): effects = model.restore(left, query: query)
    case .others(let others): model.company.others = others
    case .views(let change, let result): effects = model.receiveViews(change, result)
    case .counted(let job, let row, let hits, let end): model.receiveCount(job, row, hits, end)
    case .kept(let result): effects = model.receiveKept(result)
    case .asciiOnly: model.say(model.phrases.asciiOnly, .error)
    case .themeProblems(let problems):
        for problem in problems { model.say(model.phrases.themeProblem(problem), .error) }
    case .end: effects = model.quit()
    case .resumed: effects = [.redraw]
    case .lent: model.typing.forgetFrames()
    }
    effects += model.settleWork()
    model.follow()
    model.advanceTour()
    return effects
}

extension Model {
    /// Does what a key asks for: what is said meanwhile is about that key.
    fileprivate mutating func pressing(_ deed: (inout Model) -> [Effect]) -> [Effect] {
        let line = log.line
        log.endPassing()
        // On a tour, the next key brings the task back.
        if tour != nil { log.clear() }
        typing.isPressing = true
        defer { typing.isPressing = false }
        let effects = deed(&self)
        // Drawing again keeps the message.
        if case .redraw? = effects.first, effects.count == 1 { log.putBack(line) }
        return effects
    }

    /// Notes when a frame was drawn: for the guard, and for questions.
    mutating func noteDrawn(at: Int64) -> [Effect] {
        // A question may cover the comment.
        if isOnComments, question == nil, Layout(size).kind != .tiny {
            typing.noteFrame(
                of: currentTarget, showsText: isTextInSight, tags: tags.isEmpty ? nil : tags.revision, at: at)
        }
        // A question about a change counts as drawn only once the change is shown.
        if question != nil, question?.drawnAt == nil, !isComparing, Layout(size).kind != .tiny {
            question?.drawnAt = at
        }
        if case .which(let decision, nil) = prompt { prompt = .which(decision, drawnAt: at) }
        guard !isShown else { return [] }
        isShown = true
        log.endStart()
        beginJudging()
        return readTexts() + judge()
    }
}
