import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const purchases = sqliteTable("purchases", {
  id: integer().primaryKey({ autoIncrement: true }),
  /** The submit that made it: one that is handled again after a crash makes no second one. */
  submit: text().notNull().unique(),
  what: text().notNull(),
  category: text().notNull(),
  cents: integer().notNull(),
  askedBy: text("asked_by").notNull(),
  askedAt: integer("asked_at", { mode: "timestamp_ms" }).notNull(),
  state: text({ enum: ["open", "approved", "declined"] }).notNull().default("open"),
  decidedBy: text("decided_by"),
});
