export * from "./anchor.ts";
export * from "./bounds.ts";
export * from "./comment-events.ts";
export * from "./decide.ts";
export * from "./emoji.ts";
export * from "./mentions.ts";
export * from "./read-marks.ts";
export * from "./threads.ts";
