/**
 * Branches: a room is forked, changed alone, compared with its origin and merged back. All of it is plain data: what two rooms
 * say (`contents`), from where they have gone apart (`fork-point`), where they differ and what merging writes (`diff-rooms`).
 */
export * from "./branch.ts";
export * from "./compared.ts";
export * from "./contents.ts";
export * from "./diff-rooms.ts";
export * from "./fork-point.ts";
export * from "./looks.ts";
export * from "./operation-note.ts";
export { mergeText, textChanges, type Stretch } from "./merge-text.ts";
export { mergeTree } from "./merge-tree.ts";
