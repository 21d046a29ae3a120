import ArgumentParser

/// What a shell reads to complete sluice's words: the argument parser's script, and what sluice's own command line
/// needs in addition.
///
/// The parser doesn't know about options in front of the command, and takes a shell's words as they are. `--queue
/// DIR` and `--as NAME`
/// stand there in every example, and bash splits `is:pending` in three.
enum CompletionScript {
    static func text(for shell: CompletionCommand.Shell) -> String {
        switch shell {
        case .bash: bash(Sluice.completionScript(for: .bash))
        case .zsh: zsh(Sluice.completionScript(for: .zsh))
        case .fish: fish(Sluice.completionScript(for: .fish))
        }
    }

    private static let commands = Sluice.names

    /// Leaves out the line by which the script offers itself: what follows it does that.
    private static func bash(_ script: String) -> String {
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.filter { !$0.hasPrefix("complete ") }.joined(separator: "\n") + bashLine + "\n"
    }

    private static func zsh(_ script: String) -> String {
        script
            .replacingOnce(
                "    local -ar arg_specs=(\n",
                by: """
                        local -ar arg_specs=(
                            '--queue[The queue.]:dir:_files -/'
                            '--as[Who decides.]:name:'

                    """
            )
            .replacingOnce(
                "    if [[ \"${#completions[@]}\" -gt 1 ]]; then\n",
                by: """
                        # What stands behind a colon would be taken for a description.
                        completions=("${completions[@]//:/\\\\:}")
                        if [[ "${#completions[@]}" -gt 1 ]]; then

                    """
            )
            .replacingOnce("'*:subcommands:'", by: "'1:command:(\(commands.joined(separator: " ")))'")
    }

    private static func fish(_ script: String) -> String {
        let root = "    case 'sluice'\n        __sluice_parse_subcommand 0 "
        return script.replacingOnce(root, by: root + "'queue=' 'as=' ") + """

            complete -c 'sluice' -n '__sluice_should_offer_completions_for_flags_or_options "sluice" queue' -l 'queue' -d 'The queue.' -rfa '(__sluice_complete_directories)'
            complete -c 'sluice' -n '__sluice_should_offer_completions_for_flags_or_options "sluice" as' -l 'as' -d 'Who decides.' -rfka ''
            complete -c 'sluice' -n '__sluice_should_offer_completions_for_positional "sluice help" -eq 1' -fa '\(commands.joined(separator: " "))'

            """
    }

    private static let bashLine = #"""

        # What follows is sluice's own. It makes of a line what the functions above understand: words that bash does not split at
        # a colon, and `--queue DIR` behind the command's name.

        # Reads the words up to the cursor into `words`, without their quotes. Nothing is expanded.
        __sluice_read_words() {
            local text="${COMP_LINE:0:COMP_POINT}" word='' quote='' letter
            local is_begun=false
            local -i place
            words=()
            for ((place = 0; place < ${#text}; place++)); do
                letter="${text:place:1}"
                case "${quote}${letter}" in
                ' ' | $'\t' | $'\n')
                    [[ "${is_begun}" = true ]] && words+=("${word}")
                    word='' is_begun=false
                    continue
                    ;;
                \'\' | '""') quote='' ;;
                \' | '"') quote="${letter}" ;;
                '\' | '"\')
                    ((++place))
                    word+="${text:place:1}"
                    ;;
                *) word+="${letter}" ;;
                esac
                is_begun=true
            done
            words+=("${word}")
        }

        __sluice_cursor_index_in_current_word() {
            printf %s "${#cur}"
        }

        # Words are offered as they are, names of files as bash offers these.
        __sluice_add_completions() {
            [[ "${1}" = -W ]] || compopt -o filenames 2>/dev/null
            local completion
            while IFS='' read -r completion; do
                COMPREPLY+=("${completion}")
            done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
        }

        _sluice_line() {
            local -a words globals=()
            __sluice_read_words
            local -r whole="${words[${#words[@]} - 1]}"
            local -ir last="$((${#words[@]} - 1))"
            local -i place=1
            while ((place < last)); do
                case "${words[place]}" in
                --queue | --as)
                    globals+=("${words[@]:place:2}")
                    ((place += 2))
                    ;;
                --queue=* | --as=*)
                    globals+=("${words[place]}")
                    ((place += 1))
                    ;;
                *) break ;;
                esac
            done

            COMPREPLY=()
            local cur="${whole}"
            if [[ "${whole}" = --queue=* ]]; then
                cur="${whole#*=}"
                __sluice_add_completions -d -P --queue=
            elif ((place > last)); then
                # The value of an option in front of the command.
                [[ "${words[last - 1]}" = --queue ]] && __sluice_add_completions -d
            else
                local -a COMP_WORDS=("${words[0]/#\~\//${HOME}/}")
                if ((place == last)); then
                    COMP_WORDS+=("${whole}")
                else
                    COMP_WORDS+=("${words[place]}" "${globals[@]}" "${words[@]:place + 1}")
                fi
                local -i COMP_CWORD="$((${#COMP_WORDS[@]} - 1))"
                _sluice "${1}" "${whole}" "${words[last - 1]}"
                if ((place == last)) && [[ "${whole}" = -* ]]; then
                    COMPREPLY+=($(compgen -W '--queue --as' -- "${whole}"))
                fi
            fi

            # bash replaces only what stands behind the last of its signs.
            if [[ "${whole}" = *"${2}" ]]; then
                local -r front="${whole%"${2}"}"
                local -i index
                for index in "${!COMPREPLY[@]}"; do COMPREPLY[index]="${COMPREPLY[index]#"${front}"}"; done
            fi
            # A key of a query goes on with its value.
            [[ "${#COMPREPLY[@]}" -eq 1 && "${COMPREPLY[0]}" = *[:=] ]] && compopt -o nospace 2>/dev/null
        }

        _sluice_help() {
            __sluice_add_completions -W $'\#(commands.joined(separator: #"\n"#))'
        }

        complete -F _sluice_line sluice
        """#
}

extension String {
    /// The text with the first occurrence of another one replaced.
    fileprivate func replacingOnce(_ text: String, by other: String) -> String {
        replacing(text, with: other, maxReplacements: 1)
    }
}
