import type { ResultColumn } from "../driver.ts";
import type { SqlValue } from "../sql.ts";

export type SqliteWork = "read" | "write" | "describe" | "any";

export interface ToSqlite {
  readonly ask: number;
  readonly work: SqliteWork;
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly maxRows: number;
}

export type FromSqlite = { readonly ask: number } & (
  | { readonly type: "rows"; readonly rows: number; readonly columns: readonly (ResultColumn & { readonly values: readonly unknown[] })[] }
  /** More rows than were asked for. */
  | { readonly type: "many" }
  | { readonly type: "changed"; readonly changes: number }
  /** Rows as SQLite has them. */
  | { readonly type: "raw"; readonly fields: readonly string[]; readonly rows: readonly (readonly unknown[])[]; readonly changes: number }
  | { readonly type: "described"; readonly columns: readonly ResultColumn[] }
  | { readonly type: "refused"; readonly message: string; readonly code: string | undefined; readonly readOnly: boolean }
);
