import type { FileId, PersonId } from "@tutti/protocol";
import type { ValueOptions } from "./widget-options.ts";

/** A file that somebody uploaded. What is in it is read where it is asked for, and not before. */
export interface UploadedFile {
  readonly id: FileId;
  /** Its name, made safe: no path, nothing that a file system or a reader could take for something else. */
  readonly name: string;
  /** Its place in the folder that was uploaded, such as `photos/2026/a.jpg`. */
  readonly path: string | undefined;
  /** Bytes. */
  readonly size: number;
  /** Its type by its content: `text/csv`, `image/png`. */
  readonly type: string;
  /** Who brought it, as the server knows them. */
  readonly by: PersonId;
  /** When, in ms since 1970 by the server's clock. */
  readonly at: number;
  /** An address in this server for those who may read it: for `ui.image`, `ui.video`, `ui.link`. */
  readonly url: string;
  bytes(): Promise<Uint8Array>;
  /** As UTF-8. */
  text(): Promise<string>;
  stream(): ReadableStream<Uint8Array>;
}

/** A number of bytes, or a text such as `500kB`, `20MB`, `1GB`. */
export type ByteSize = number | `${number}kB` | `${number}MB` | `${number}GB`;

/** What is taken. The server checks it again, by what is in the file and not by its name alone. */
export interface FileLimits {
  /** Endings and types: `[".csv", "image/*", "application/pdf"]`. All files where absent. */
  readonly types?: readonly string[];
  /** The largest file; 200 MB where absent. */
  readonly maxSize?: ByteSize;
}

export interface FileUploadOptions extends FileLimits, ValueOptions<UploadedFile | undefined> {
  readonly many?: false;
}

export interface ManyFilesOptions extends FileLimits, ValueOptions<readonly UploadedFile[]> {
  /** Several files; two people who bring one at once both have. */
  readonly many: true;
  /** How many at most; 1,000 where absent. */
  readonly max?: number;
  /** Whole folders, each file with its `path`. */
  readonly folder?: boolean;
}

/**
 * Files that people bring: by choosing, dropping or pasting. Everybody in the room sees them. An upload that is cut off goes on
 * where it was, also after its page was loaded again.
 */
export interface FileUpload {
  (label: string, options: ManyFilesOptions): readonly UploadedFile[];
  (label: string, options?: FileUploadOptions): UploadedFile | undefined;
}

/** A photo or a recording. */
export interface CaptureOptions extends ValueOptions<UploadedFile | undefined> {
  /** What is taken here is everybody's. Without it, a camera or microphone stands in `ui.private` alone, and what it takes is its person's. */
  readonly shared?: boolean;
  /** The largest file; 200 MB where absent. */
  readonly maxSize?: ByteSize;
}

export interface CameraOptions extends CaptureOptions {
  /** Which camera, where there are two: the one that looks at whoever holds it (the default), or the other. */
  readonly facing?: "user" | "environment";
}

/** What has to do with files. */
export interface Files {
  readonly fileUpload: FileUpload;
  /** A photo that is taken in the page; `undefined` until there is one. Its person is asked first, by their browser. */
  cameraInput(label: string, options?: CameraOptions): UploadedFile | undefined;
  /** A sound that is recorded in the page; `undefined` until there is one. */
  audioInput(label: string, options?: CaptureOptions): UploadedFile | undefined;
}
