import { fileEntry, WIDGETS, type FileRef, type FileUploadProps, type JsonValue } from "@tutti/protocol/script";
import type { FileLimits, FileUpload, FileUploadOptions, ManyFilesOptions, UploadedFile } from "../files.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { byteSize } from "./byte-size.ts";
import { widgetProps } from "./widget-props.ts";

/** Files that people bring: one, or many. */
export function fileUpload(pen: Pen<unknown>): FileUpload {
  function draw(label: string, options: ManyFilesOptions): readonly UploadedFile[];
  function draw(label: string, options?: FileUploadOptions): UploadedFile | undefined;
  function draw(label: string, options: FileUploadOptions | ManyFilesOptions = {}): UploadedFile | undefined | readonly UploadedFile[] {
    return options.many === true ? many(pen, label, options) : one(pen, label, options);
  }
  return draw;
}

/** The limits as an element carries them. */
export function fileLimits(pen: Pen<unknown>, call: string, { types, maxSize }: FileLimits): Pick<FileUploadProps, "types" | "maxSize"> {
  const bytes = maxSize === undefined ? undefined : byteSize(maxSize);
  if (Number.isNaN(bytes)) pen.fail(`${call}: maxSize is ${JSON.stringify(maxSize)}`, 'Write a number of bytes, or "20MB"');
  return given({ types: types?.map((type) => (/^[^./]+$/.test(type) ? `.${type}` : type).toLowerCase()), maxSize: bytes });
}

/** The files that a stored value names, as far as the server has them: what somebody made up is no file. */
export const uploaded = (pen: Pen<unknown>, refs: readonly FileRef[]): UploadedFile[] => refs.flatMap(({ id }) => pen.file(id) ?? []);

/** What is stored for files of the author's; `undefined` where they are none. */
export const encodeFiles = (files: readonly unknown[]): JsonValue | undefined => {
  const pairs: JsonValue[] = [];
  for (const file of files) {
    if (!isFile(file)) return undefined;
    const { id, by, name, path, size, type, at } = file;
    pairs.push([id, fileEntry(given({ by, name, path, size, type, at }))]);
  }
  return pairs;
};

const isFile = (file: unknown): file is UploadedFile => typeof file === "object" && file !== null && "id" in file && "by" in file && "size" in file;

function many(pen: Pen<unknown>, label: string, options: ManyFilesOptions): readonly UploadedFile[] {
  const { max, folder } = options;
  return pen.value<"fileUpload", readonly FileRef[], readonly UploadedFile[]>({
    kind: "fileUpload", rule: WIDGETS.fileUpload, options,
    props: { ...widgetProps(label, options), ...fileLimits(pen, `fileUpload "${label}"`, options), many: true, ...given({ max, folder }) },
    decode: (refs) => uploaded(pen, refs),
    encode: (files) => (Array.isArray(files) ? encodeFiles(files) : undefined),
  });
}

function one(pen: Pen<unknown>, label: string, options: FileUploadOptions): UploadedFile | undefined {
  return pen.value<"fileUpload", readonly FileRef[], UploadedFile | undefined>({
    kind: "fileUpload", rule: WIDGETS.fileUpload, options,
    props: { ...widgetProps(label, options), ...fileLimits(pen, `fileUpload "${label}"`, options) },
    decode: (refs) => uploaded(pen, refs)[0],
    encode: (file) => encodeFiles(file === undefined || file === null ? [] : [file]),
  });
}
