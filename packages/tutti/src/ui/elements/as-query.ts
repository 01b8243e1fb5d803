import type { Query } from "@tutti/protocol";
import type { QueryOptions } from "../navigation.ts";

/** Parameters as addresses carry them: one text, or several, for each name. */
export const asQuery = (query: QueryOptions): Query =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]));
