/// What the help of the commands that take a query says about it.
enum QueryHelp {
    static let discussion = """
        The query is all words that are no options: --name is always an option, -word with one dash always part of \
        the query, and so is everything after --. Without a query: is:pending.

          word, "two words"   in the body or the author's name, whatever the case
          author: email: address: body:      a part of it
          author:= email:= address:=         all of it; email:="" where none is given
          release: reason: by: entry:        exactly it; others after a comma
          number:17,20..30                   these comments
          is:    pending deferred approved rejected erased edited reply
                 duplicate any
          has:   link email phone hidden word note
          same:17                            the same text as #17
          before: after:                     2026-11-24, or an age: 30m 12h 7d 4w
          decided-before: decided-after:     the same, of the decision
          a b  both;  a OR b  either;  -a  or  NOT a  not;  ( )  group
        """
}
