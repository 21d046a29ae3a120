import Moderation
import Wording

extension Registry {
    static let deciding: [Action] = [
        Action(
            .approve, keys: ["a"], on: Scope.comments, group: .decide,
            hints: [
                Hint(
                    10, [.list: 1, .inComment: 3, .full: 1, .tagged: 1, .forTagged: 1],
                    when: { $0.taggedAllow(.approve) })
            ],
            traits: [.decides, .asksWhich],
            trial: { _ in .approve },
            perform: { $0.decideByKey(.approve, $1) },
            performOn: { $0.decideOrAsk(.approve, on: $1, note: nil, $2) }),
        Action(
            .reject, keys: ["r"], on: Scope.comments, group: .decide,
            hints: [
                Hint(
                    20, [.list: 2, .inComment: 4, .full: 2, .tagged: 2, .forTagged: 2],
                    when: { $0.taggedAllow(.reject) })
            ],
            traits: [.decides, .opensField],
            // Numbers are targets, and then the reason is an option.
            argument: .init(
                .reason, isMeant: { $0.first.map { !$0.isNumber && !"#+".contains($0) } ?? false },
                { m, text, press throws(CommandMistake) in try m.reject(typed: text, press) }),
            available: { $0.canReject() },
            perform: { $0.ask(.reject, $1) },
            performOn: { m, targets, _ in m.askReason(targets) }),
        Action(
            .edit, keys: ["e"], on: Scope.comments, group: .decide, help: .row(.apart),
            hints: [Hint(30, [.list: 3, .inComment: 5, .full: 3])],
            traits: [.edits, .opensField, .takesOneComment],
            trial: { _ in .anyEdit }, available: { $0.canEdit() },
            perform: { $0.openEditor($1, isOutside: false) },
            performOn: { $0.isCurrent($1) ? $0.openEditor($2, isOutside: false) : [] }),
        Action(
            .editOutside, keys: ["E"], on: Scope.comments, group: .decide, help: .beside(.edit),
            traits: [.edits, .opensField, .takesOneComment],
            trial: { _ in .anyEdit }, available: { $0.canEdit() },
            perform: { $0.openEditor($1, isOutside: true) },
            performOn: { $0.isCurrent($1) ? $0.openEditor($2, isOutside: true) : [] }),
        Action(
            .mask, keys: ["x"], on: Scope.comments, group: .decide,
            hints: [Hint(35, [.list: 3, .inComment: 5, .full: 3], when: { $0.hasMaskable })],
            // What is typed after it answers its question, and would decide if it were left alone.
            traits: [.edits, .opensField, .takesOneComment],
            trial: { _ in .anyEdit }, available: { $0.canMask() },
            perform: { $0.askMask($1) },
            performOn: { $0.isCurrent($1) ? $0.askMask($2) : [] }),
        Action(
            .defer, keys: ["w"], on: Scope.comments, group: .decide,
            hints: [
                Hint(
                    40, [.list: 4, .inComment: 6, .full: 4, .tagged: 3, .forTagged: 3], when: { $0.taggedAllow(.defer) }
                )
            ],
            traits: [.decides, .opensField],
            argument: .init { m, text, press throws(CommandMistake) in
                try m.putOff(typed: text, press)
            },
            trial: { .defer(until: $0.now + Moment.hour) },
            perform: { $0.ask(.defer, $1) },
            performOn: { m, targets, _ in m.askUntil(targets) }),
        Action(
            .reopen, keys: ["p"], on: Scope.comments, group: .decide,
            hints: [
                Hint(
                    50, [.list: 5, .inComment: 7, .full: 5, .tagged: 4, .forTagged: 4],
                    when: { $0.taggedAllow(.reopen) })
            ],
            traits: [.decides, .asksWhich],
            trial: { _ in .reopen },
            perform: { $0.decideByKey(.reopen, $1) },
            performOn: { $0.decideOrAsk(.reopen, on: $1, note: nil, $2) }),
        Action(
            .note, keys: ["m"], on: Scope.comments, group: .decide,
            hints: [Hint(60, [.list: 10, .tagged: 9, .forTagged: 5], when: { $0.taggedAllow(.note) })],
            traits: [.decides, .opensField],
            argument: .init { m, text, press throws(CommandMistake) in
                try m.decideHere(.note, note: text, press)
            },
            trial: { _ in .note },
            perform: { $0.ask(.note, $1) },
            performOn: { m, targets, _ in
                m.askWhy(targets, .note)
                return []
            }),
        Action(
            .undo, keys: ["u"], on: Scope.comments, group: .decide, help: .row(.apart),
            hints: [
                Hint(
                    320, [.list: 9, .inComment: 8, .full: 9, .tagged: 7, .empty: 1],
                    when: { $0.bulkAvailability.canUndo })
            ],
            argument: .init { m, text, press throws(CommandMistake) in
                try m.undo(typed: text, isRedo: false, press)
            },
            available: { $0.canWrite() },
            perform: { $0.undo(nil, isRedo: false, $1) }),
        Action(
            .redo, keys: ["U"], on: Scope.comments.union([.history]), group: .decide, help: .beside(.undo),
            argument: .init { m, text, press throws(CommandMistake) in
                try m.undo(typed: text, isRedo: true, press)
            },
            available: { $0.canWrite() },
            perform: { $0.undo(nil, isRedo: true, $1) }),
        Action(
            .erase, on: Scope.comments, group: .decide, help: .nowhere,
            argument: .init(isMeant: Action.Argument.isOneNumber) { m, text, _ throws(CommandMistake) in
                try m.erase(typed: text)
            },
            available: { $0.canErase() },
            perform: { m, _ in m.eraseCurrent() }),
    ]

    static let tagging: [Action] = [
        Action(
            .tagDown, keys: ["<space>"], on: [.list], group: .many, help: .row(.apart),
            hints: [Hint(120, [.list: 6, .tagged: 5]), Hint(130, [.range: 2], .tagToHere)],
            traits: .takesOneComment,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.toggleTag(andStep: true) }),
        Action(
            .tag, keys: ["t"], on: Scope.comments, group: .many, help: .beside(.tagDown),
            traits: .takesOneComment,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.toggleTag(andStep: false) }),
        Action(
            .range, keys: ["v"], on: [.list], group: .many,
            hints: [Hint(130, [.tagged: 10]), Hint(120, [.range: 1], .tagToHere)],
            available: { $0.hasCurrent() },
            perform: { m, _ in m.toggleRange() }),
        Action(
            .tagAll, keys: ["*"], on: [.list], group: .many,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.tagAll() }),
        Action(
            .tagSame, keys: ["="], on: Scope.comments, group: .many,
            hints: [Hint(140, [.tagged: 11])],
            traits: .takesOneComment,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.tagSame() }),
        Action(
            .tagAlike, keys: ["+"], on: Scope.comments, group: .many,
            hints: [Hint(141, [.list: 14, .full: 10, .tagged: 12], when: { $0.currentIsAlike })],
            traits: .takesOneComment,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.tagAlike() }),
        Action(
            .invert, keys: ["I"], on: [.list], group: .many,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.invertTags() }),
        Action(
            .tagQuery, keys: ["T"], on: [.list], group: .many, help: .row(.apart),
            traits: .opensField,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.tag(typed: text, isUntag: false) },
            perform: { m, _ in m.askTagQuery(isUntag: false) }),
        Action(
            .untagQuery, keys: ["^T"], on: [.list], group: .many, help: .beside(.tagQuery),
            traits: .opensField,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.tag(typed: text, isUntag: true) },
            available: { $0.hasTags() },
            perform: { m, _ in m.askTagQuery(isUntag: true) }),
        Action(
            .untagAll, keys: ["C"], on: Scope.comments, group: .many, help: .beside(.tagAll),
            hints: [Hint(150, [.tagged: 6])],
            available: { $0.canUntagAll() },
            perform: { m, _ in m.untagAll() }),
        Action(
            .tagged, keys: [";"], on: Scope.comments, group: .many,
            available: { $0.searching?.isTagging ?? false ? .yes : $0.hasTags() },
            perform: { $0.aimAtTagged($1) }),
    ]
}
