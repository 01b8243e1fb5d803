/** What an author hands in as text. Types are not checked where scripts run: a number is printed, and nothing is nothing. */
export const printed = (body: unknown): string => (typeof body === "string" ? body : body == null ? "" : String(body));
