import {
  contentProblem, fileType, parseFileId, safeFileName, safeFilePath, type AppId, type FileId, type FileRecord, type PersonId, type RoomId, type Scope, type UploadRules, type WidgetKey,
} from "@tutti/protocol";
import type { FoundFile, Uploads } from "../runner/uploads.ts";

/** A file as a test hands it over. */
export interface TestFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Its place in the folder that is uploaded, such as `photos/2026/a.jpg`. */
  readonly path?: string;
}

/** What is known of an upload beside the file itself. */
export interface UploadPlace {
  readonly app: AppId;
  readonly room: RoomId;
  readonly key: WidgetKey;
  readonly scope: Scope;
  readonly by: PersonId;
  readonly at: number;
}

export const bytesOf = ({ content }: TestFile): Uint8Array => (typeof content === "string" ? new TextEncoder().encode(content) : content);

/** Files in memory, looked at as the server looks at them. */
export class MemoryUploads implements Uploads {
  readonly #files = new Map<FileId, { readonly record: FileRecord; readonly bytes: Uint8Array }>();

  /** @throws with the server's sentence where what is in the file is not taken. */
  put(place: UploadPlace, rules: UploadRules, file: TestFile): FileRecord {
    const bytes = bytesOf(file);
    const name = safeFileName(file.name);
    const problem = contentProblem(rules.types, name, bytes);
    if (problem !== undefined) throw new Error(`“${name}” is not taken: ${problem}`);
    const id = parseFileId(`file_${String(this.#files.size + 1).padStart(22, "0")}`);
    if (!id) throw new Error("So many files are no test");
    const path = file.path === undefined ? undefined : safeFilePath(file.path);
    const record: FileRecord = { ...place, id, name, ...(path !== undefined && { path }), size: bytes.byteLength, type: fileType(name, bytes), done: true };
    this.#files.set(id, { record, bytes });
    return record;
  }

  find(room: RoomId, id: FileId): FoundFile | undefined {
    const found = this.#files.get(id);
    if (found?.record.room !== room) return undefined;
    const { record, bytes } = found;
    return {
      record,
      bytes: async () => Uint8Array.from(bytes),
      stream: () => new ReadableStream({
        start(controller) {
          if (bytes.byteLength > 0) controller.enqueue(Uint8Array.from(bytes));
          controller.close();
        },
      }),
    };
  }
}
