import type { FileId, FileRecord, PersonId, RoomId } from "@tutti/protocol";
import { fileAddress } from "@tutti/protocol/script";
import type { UploadedFile } from "../ui/files.ts";
import type { Scene } from "./scene.ts";

/** A file that the server has, and the ways to what is in it. */
export interface FoundFile {
  readonly record: FileRecord;
  bytes(): Promise<Uint8Array>;
  stream(): ReadableStream<Uint8Array>;
}

/** Where uploaded files are: a folder of the server's, or a test's memory. */
export interface Uploads {
  /** @returns the file, once all of it is here. */
  find(room: RoomId, id: FileId): FoundFile | undefined;
}

/** A file as a script has it; `undefined` where the server has none of this name, or it is another person's own. */
export function uploadedFile(scene: Scene, id: FileId, person: PersonId | undefined): UploadedFile | undefined {
  const found = scene.ports.uploads?.find(scene.room, id);
  if (!found) return undefined;
  const { name, path, size, type, by, at, app, room, scope } = found.record;
  if (scope === "me" && person !== by) return undefined;
  return {
    id, name, path, size, type, by, at, url: fileAddress(app, room, id),
    bytes: () => found.bytes(),
    text: async () => new TextDecoder().decode(await found.bytes()),
    stream: () => found.stream(),
  };
}
