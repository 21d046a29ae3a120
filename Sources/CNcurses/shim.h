#ifndef SLUICE_CNCURSES_SHIM_H
#define SLUICE_CNCURSES_SHIM_H

// The wide-character interface, as functions: macros do not reach Swift.
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#define NCURSES_NOMACROS 1

#if __has_include(<ncursesw/curses.h>)
#include <ncursesw/curses.h>
#else
#include <curses.h>
#endif
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

// Declared here because the headers hide them, or because <term.h> would bring hundreds of short macros along.
extern int wcwidth(wchar_t character);
extern int memfd_create(const char *name, unsigned int flags);
extern int setupterm(const char *term, int descriptor, int *error);
extern char *tigetstr(const char *name);
extern char *tparm(const char *format, ...);

// Globals and macros of curses, which Swift refuses as shared mutable state or can't see.
static inline WINDOW *shim_stdscr(void) { return stdscr; }
static inline WINDOW *shim_curscr(void) { return curscr; }
static inline int shim_colors(void) { return COLORS; }
static inline int shim_rows(void) { return LINES; }
static inline int shim_columns(void) { return COLS; }

static inline attr_t shim_normal(void) { return A_NORMAL; }
static inline attr_t shim_bold(void) { return A_BOLD; }
static inline attr_t shim_dim(void) { return A_DIM; }
static inline attr_t shim_underline(void) { return A_UNDERLINE; }
static inline attr_t shim_reverse(void) { return A_REVERSE; }
static inline attr_t shim_protect(void) { return A_PROTECT; }

/// Whether the locale of this process, set by now, writes UTF-8.
static inline int shim_is_utf8(void) {
    const char *name = nl_langinfo(CODESET);
    return name && name[0] == 'U' && name[1] == 'T' && name[2] == 'F' && name[3] == '-' && name[4] == '8' && !name[5];
}

/// A terminfo string, or NULL if the terminal can't do it.
static inline const char *shim_string(const char *name) {
    const char *found = tigetstr(name);
    return found == (const char *)-1 ? NULL : found;
}

/// A terminfo string with its parameters filled in; it lasts until the next call.
static inline const char *shim_filled(const char *format, long first, long second) {
    return tparm(format, first, second, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

/// Puts one character, with what has no width of its own behind it, into a cell of the standard window.
static inline int shim_put(int row, int column, const wchar_t *text, attr_t attributes, short pair) {
    cchar_t cell;
    if (setcchar(&cell, text, attributes, pair, NULL) == ERR) return ERR;
    return mvwadd_wchnstr(stdscr, row, column, &cell, 1);
}

/// The most characters that one call of shim_put_run takes.
enum { shim_longest_run = 64 };

/// Puts characters of one cell each, all of one look, side by side into the standard window.
static inline int shim_put_run(
    int row, int column, const wchar_t *characters, int count, attr_t attributes, short pair) {
    cchar_t look, cells[shim_longest_run];
    if (setcchar(&look, L" ", attributes, pair, NULL) == ERR) return ERR;
    for (int index = 0; index < count; index++) {
        cells[index] = look;
        cells[index].chars[0] = characters[index];
    }
    return mvwadd_wchnstr(stdscr, row, column, cells, count);
}

/// Where the terminal's cursor is, as curses believes.
static inline void shim_cursor(int *row, int *column) {
    *row = getcury(curscr);
    *column = getcurx(curscr);
}

/// Whether the description has a string for all looks at once that knows no dim, although there is one for dim alone.
static inline int shim_loses_dim(void) {
    const char *all = shim_string("sgr");
    if (!all || !shim_string("dim")) return 0;
    char plain[256];
    strncpy(plain, tparm(all, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), sizeof plain - 1);
    plain[sizeof plain - 1] = 0;
    return strcmp(plain, tparm(all, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L)) == 0;
}

#endif
