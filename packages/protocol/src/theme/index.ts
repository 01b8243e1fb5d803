export * from "./check.ts";
export { contrast, mix, parseHex, type Hex } from "./colour.ts";
export { PAPER } from "./defaults.ts";
export { distance, EYES, lookAlikes, TOLD_APART, type Eye } from "./eyes.ts";
export { looksOf, withBase, type Look } from "./looks.ts";
export * from "./ready-made.ts";
export * from "./sheet.ts";
export * from "./theme.ts";
export * from "./warnings.ts";
