import { desc, eq } from "drizzle-orm";
import type { Connection } from "tutti";
import * as postgres from "./schema-postgres.ts";
import * as sqlite from "./schema-sqlite.ts";

export type Purchase = Omit<typeof sqlite.purchases.$inferSelect, "submit">;
export type Decision = Exclude<Purchase["state"], "open">;
type Asked = Pick<typeof sqlite.purchases.$inferInsert, "submit" | "what" | "category" | "cents" | "askedBy">;

/** What the app asks of its database, whichever it is. */
interface Store {
  /** The newest first. */
  newest(): Promise<readonly Purchase[]>;
  ask(purchase: Asked): Promise<unknown>;
  decide(id: number, state: Decision, by: string): Promise<unknown>;
}

const NEWEST = 200;

/** SQLite or PostgreSQL, as `tutti.config.ts` says: Drizzle has tables of either. */
export async function storeIn(db: Connection): Promise<Store> {
  return (await db.kind()) === "postgres" ? inPostgres(db) : inSqlite(db);
}

async function inSqlite(db: Connection): Promise<Store> {
  const { purchases } = sqlite;
  const orm = await db.orm(sqlite);
  return {
    newest: () => orm.select().from(purchases).orderBy(desc(purchases.id)).limit(NEWEST),
    ask: (purchase) => orm.insert(purchases).values({ ...purchase, askedAt: new Date() }).onConflictDoNothing(),
    decide: (id, state, decidedBy) => orm.update(purchases).set({ state, decidedBy }).where(eq(purchases.id, id)),
  };
}

async function inPostgres(db: Connection): Promise<Store> {
  const { purchases } = postgres;
  const orm = await db.orm(postgres);
  return {
    newest: () => orm.select().from(purchases).orderBy(desc(purchases.id)).limit(NEWEST),
    ask: (purchase) => orm.insert(purchases).values({ ...purchase, askedAt: new Date() }).onConflictDoNothing(),
    decide: (id, state, decidedBy) => orm.update(purchases).set({ state, decidedBy }).where(eq(purchases.id, id)),
  };
}
