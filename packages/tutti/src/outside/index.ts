/** What reaches an app from outside of its runs, for the server that keeps its clock and opens its door. */
export type { OutsideFacts, TimerFacts, WebhookEvent } from "./outside.ts";
export { nextDue } from "./next-due.ts";
