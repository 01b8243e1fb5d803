/** What an author's component is to the script, and to the page: the contract of both, without validators and Yjs. */
export * from "./definition.ts";
export * from "./schema.ts";
