import { bytesInWords, isFileRule, nameFits, nameProblem, type FileRules } from "../files/accepts.ts";
import { parseFileEntry, type FileRef } from "../files/file-record.ts";
import { parseFileId } from "../ids.ts";
import { entriesOf } from "./checklist.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** The largest number of files that one widget holds. */
export const MAX_FILES = 1_000;
/** The largest file of a widget that says nothing of its size. */
export const MAX_FILE_BYTES = 200 * 1_000_000;

/** Files that people bring. What is in them travels beside the documents; the value names them. */
export interface FileUploadProps extends WidgetProps {
  /** `.csv`, `image/*`, `application/pdf`; all files where absent. */
  readonly types?: readonly string[];
  readonly many?: boolean;
  /** Whole folders, with what is in them. */
  readonly folder?: boolean;
  /** Bytes of each file; {@link MAX_FILE_BYTES} where absent. */
  readonly maxSize?: number;
  /** How many files, of many. */
  readonly max?: number;
}

/** What is wrong with a file, as data, so that a page may say it in its reader's language. Sizes are bytes. */
export type UploadFault = { readonly kind: "size"; readonly size: number; readonly most: number } | { readonly kind: "type"; readonly types: FileRules };

/** Why a file cannot be uploaded here, before a byte of it is sent. The page asks it first, and the server again. */
export function uploadFault({ types, maxSize = MAX_FILE_BYTES }: Pick<FileUploadProps, "types" | "maxSize">, file: { readonly name: string; readonly size: number }): UploadFault | undefined {
  if (file.size > maxSize) return { kind: "size", size: file.size, most: maxSize };
  return types === undefined || nameFits(types, file.name) ? undefined : { kind: "type", types };
}

/** The same in a sentence's end, for who is told by the server. */
export function uploadProblem(props: Pick<FileUploadProps, "types" | "maxSize">, file: { readonly name: string; readonly size: number }): string | undefined {
  const fault = uploadFault(props, file);
  return fault?.kind === "size" ? `it has ${bytesInWords(fault.size)}, and at most ${bytesInWords(fault.most)} are taken here` : nameProblem(props.types, file.name);
}

/** Files in the order in which they were chosen. */
export const asChosen = (a: FileRef, b: FileRef): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/** The files of a stored cell, oldest first; an entry of null is one that was taken away. */
export function filesIn(stored: unknown): FileRef[] {
  const refs = entriesOf(Array.isArray(stored) ? stored : undefined).flatMap(([member, said]) => {
    const [id, entry] = [parseFileId(member), parseFileEntry(said)];
    return id && entry ? [{ id, ...entry }] : [];
  });
  return refs.sort(asChosen);
}

/** One entry for each file, so that two people who bring one at once both have. Of a widget for one file, the newest counts. */
export const fileUpload: WidgetRule<FileUploadProps, readonly FileRef[]> = {
  storage: "files",
  initial: () => [],
  accept: (props, stored) => {
    if (!Array.isArray(stored)) return undefined;
    const files = filesIn(stored);
    return props.many ? files.slice(0, props.max ?? MAX_FILES) : files.slice(-1);
  },
  problem: ({ types = [], maxSize, max, many, folder }) => {
    const wrong = types.find((type) => !isFileRule(type));
    if (wrong !== undefined) return `types holds "${wrong}"; write an ending such as ".csv", or a type such as "image/*"`;
    if (maxSize !== undefined && !(maxSize >= 1)) return `maxSize is ${maxSize}; it is a number of bytes`;
    if (max !== undefined && !(Number.isInteger(max) && max >= 1 && max <= MAX_FILES)) return `max is ${max}; it is a number of files from 1 to ${MAX_FILES}`;
    return folder && !many ? "a folder holds many files; say many: true" : undefined;
  },
};
