import { MAX_FILES, uploadFault, type FileUploadProps, type UploadFault } from "@tutti/protocol";

/** A file that somebody chose, and its place in the folder that was chosen. */
export interface Picked {
  readonly file: File;
  readonly path?: string;
}

/** Files of an input; those of a folder know where they lay in it. */
export const pickedFrom = (files: Iterable<File>): Picked[] =>
  [...files].slice(0, MAX_FILES).map((file) => (file.webkitRelativePath ? { file, path: file.webkitRelativePath } : { file }));

/** Files that were dropped, with all that is in the folders among them. */
export async function droppedFrom(data: DataTransfer): Promise<Picked[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return pickedFrom(data.files);
  const found: Picked[] = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry: FileSystemEntry, found: Picked[]): Promise<void> {
  if (found.length >= MAX_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File | undefined>((resolve) => entry.file(resolve, () => resolve(undefined)));
    if (file) found.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives a hundred at a time, until it gives none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return;
    for (const inner of some) await walk(inner, found);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

export interface Sorted {
  readonly taken: readonly Picked[];
  /** What was not, and why. */
  readonly refused: readonly { readonly name: string; readonly fault: UploadFault }[];
}

/** Which of the files may be sent, as far as a page can tell; the server looks into them. */
export function sort(props: Pick<FileUploadProps, "types" | "maxSize">, picked: readonly Picked[], room: number): Sorted {
  const judged = picked.map((one) => ({ ...one, fault: uploadFault(props, one.file) }));
  const good = judged.filter(({ fault }) => fault === undefined);
  return {
    taken: good.slice(0, room).map(({ file, path }) => (path === undefined ? { file } : { file, path })),
    refused: judged.flatMap(({ file, fault }) => (fault ? [{ name: file.name, fault }] : [])),
  };
}
