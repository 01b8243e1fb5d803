import { expect, it } from "vitest";
import { firstWord, withoutEnd } from "./typed-text.ts";

it.each([
  ["SELECT 1;", "SELECT 1"], ["SELECT 1 ; -- a\n;/* b */ ", "SELECT 1"], ["", ""], [";;", ""], ["SELECT ';--'", "SELECT ';--'"], ["SELECT 'it''s;' ;", "SELECT 'it''s;'"],
  ["SELECT 1; SELECT 2;", "SELECT 1; SELECT 2"], ["SELECT $$;--$$;", "SELECT $$;--$$"], ["SELECT $a$ ; $$ $a$ ;", "SELECT $a$ ; $$ $a$"], ['SELECT "a;"";" ;', 'SELECT "a;"";"'],
  ["SELECT 1 - -1;", "SELECT 1 - -1"], ["SELECT 4 / 2;", "SELECT 4 / 2"], ["SELECT '; -- never closed", "SELECT '; -- never closed"], ["SELECT $1;", "SELECT $1"], ["/* a */ SELECT 1 /* b;", "/* a */ SELECT 1 /* b;"],
])("[DB-36] %j is the statement %j", (typed, statement) => expect(withoutEnd(typed)).toBe(statement));

it("[DB-36] a long text is looked at in one pass", () => {
  const typed = `SELECT ${"'a;' || ".repeat(50_000)}'b'`;
  expect(withoutEnd(`${typed};${" -- c\n".repeat(50_000)}`)).toBe(typed);
  for (const never of ["/*", "'", "$a$", "$", "-", "''"]) expect(withoutEnd(`SELECT ${never.repeat(100_000)}`)).toMatch(/^SELECT ?/);
});

it.each([["SELECT 1", "SELECT"], ["  -- a\n;/* b */ copy x", "COPY"], ["", ""], ["(SELECT 1)", ""], ["/* never closed", ""]])("[DB-3] %j begins with %j", (typed, word) => expect(firstWord(typed)).toBe(word));
