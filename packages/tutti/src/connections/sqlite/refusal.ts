import type { SqliteWork } from "./messages.ts";

const COMMENTS = /--[^\n]*(?:\n|$)|\/\*[^]*?(?:\*\/|$)/g;
const OTHER_FILES = /^[\s;]*(?:ATTACH|DETACH|VACUUM)\b/i;
const PRAGMA = /^[\s;]*(?:EXPLAIN\s+(?:QUERY\s+PLAN\s+)?)?PRAGMA\b\s*(?:\w+\s*\.\s*)?([^]*)$/i;
/** They list what there is, of what is named behind them. */
const LISTS = /^(?:(?:table|index)_x?info|(?:table|index|foreign_key|database|collation|function)_list|(?:foreign_key|integrity|quick)_check|compile_options)\b/i;
/** They tell a number or a word, and would set it where one stood behind them. */
const TELLS = /^(?:(?:data|user|schema)_version|application_id|page_(?:count|size)|freelist_count|encoding|foreign_keys|journal_mode)\s*;?\s*$/i;

/** Why a statement is not even prepared: some do what they do there. A setting would hold for whoever reads next. */
export function refusal(work: SqliteWork, text: string): string | undefined {
  const bare = text.replaceAll(COMMENTS, " ");
  if (OTHER_FILES.test(bare)) return "ATTACH, DETACH and VACUUM are not for statements of an app";
  const [, pragma] = PRAGMA.exec(bare) ?? [];
  const reads = work === "read" || work === "describe";
  if (!reads || pragma === undefined || LISTS.test(pragma) || TELLS.test(pragma)) return undefined;
  return "A statement that reads takes a PRAGMA that tells of the database, such as table_info, and none that sets something";
}
