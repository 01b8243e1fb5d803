import type { ConnectionConfig } from "tutti";

/** Where the rows lie: in PostgreSQL where somebody names a database of it, in a file beside what people write otherwise. */
export const purchasesIn = (url: string | undefined): Extract<ConnectionConfig, { readonly kind: "sqlite" | "postgres" }> =>
  url === undefined
    ? { kind: "sqlite", file: "../.tutti/purchases.db", writable: true, migrations: "purchases/migrations/sqlite" }
    : { kind: "postgres", url, writable: true, migrations: "purchases/migrations/postgres" };
