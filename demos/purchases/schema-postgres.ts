import { integer, pgTable, serial, text, timestamp } from "drizzle-orm/pg-core";

export const purchases = pgTable("purchases", {
  id: serial().primaryKey(),
  /** The submit that made it: one that is handled again after a crash makes no second one. */
  submit: text().notNull().unique(),
  what: text().notNull(),
  category: text().notNull(),
  cents: integer().notNull(),
  askedBy: text("asked_by").notNull(),
  askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
  state: text({ enum: ["open", "approved", "declined"] }).notNull().default("open"),
  decidedBy: text("decided_by"),
});
