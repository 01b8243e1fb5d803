/**
 * What a script's process needs of the shared words, without Yjs and validators: such a process starts in tens of milliseconds,
 * and half of that would be theirs.
 */
export * from "./addresses.ts";
export * from "./app-settings.ts";
export * from "./comments/anchor.ts";
export * from "./comments/bounds.ts";
export * from "./comments/comment-acts.ts";
export * from "./comments/mentions.ts";
export * from "./comments/threads.ts";
export * from "./components/index.ts";
export * from "./documents/layout.ts";
export * from "./documents/sent-message.ts";
export * from "./documents/parse-tree.ts";
export * from "./documents/scope.ts";
export * from "./elements/index.ts";
export * from "./files/index.ts";
export * from "./ids.ts";
export * from "./json.ts";
export * from "./roles.ts";
export * from "./rows/index.ts";
export * from "./stream/blobs.ts";
export * from "./stream/pages.ts";
export * from "./stream/reader-context.ts";
export * from "./stream/view.ts";
// What checks a theme; what reckons with its colours is for those who ask for it.
export * from "./theme/check.ts";
