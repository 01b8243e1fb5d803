/**
 * A table that people edit together, in three nouns: the **base** is the author's data, **edits** are what people wrote, and
 * the **sheet** is the one over the other. An edit is an entry of the values of its document, as every other value is: so it
 * has a revision, an author, and somebody who hears where it did not stand.
 */
export * from "./row-edits.ts";
export * from "./row-names.ts";
export * from "./sheet.ts";
export * from "./sheet-writes.ts";
