/** What a text is made of, as all three databases read it: comments and blanks, what is quoted (or a comment that never ends), and single signs. */
const BLANK = /\s+|--[^\n]*|\/\*[^]*?\*\/|;/y;
const QUOTED = /'[^']*(?:''[^']*)*(?:'|$)|"[^"]*(?:""[^"]*)*(?:"|$)|\$([A-Za-z_]\w*)?\$[^]*?(?:\$\1\$|$)|\/\*[^]*|[^\s'"$;/-]+/y;

/**
 * A statement that a person typed, without what may stand after it: semicolons, blanks and comments. So it can stand in another, as a
 * table that is paged does. What stands between two statements stays, and the database says what it thinks of it.
 */
export function withoutEnd(text: string): string {
  let end = 0;
  for (let at = 0; at < text.length;) {
    const blank = lengthAt(BLANK, text, at);
    at += blank || lengthAt(QUOTED, text, at) || 1;
    if (blank === 0) end = at;
  }
  return text.slice(0, end);
}

/** The word that a statement begins with, behind blanks and comments, in capitals; nothing where it begins with none. */
export function firstWord(text: string): string {
  let at = 0;
  for (let blank = lengthAt(BLANK, text, at); blank > 0; blank = lengthAt(BLANK, text, at)) at += blank;
  return (/^\w*/.exec(text.slice(at, at + 100))?.[0] ?? "").toUpperCase();
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
