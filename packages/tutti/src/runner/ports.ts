import type { ComponentProps } from "@tutti/protocol";
import type { FromHost } from "../host/messages.ts";
import type { CsvReader } from "./data/csv.ts";
import type { Arrow } from "./data/encode.ts";
import type { MarkdownReader } from "./data/markdown.ts";
import type { Uploads } from "./uploads.ts";
import type { Execution } from "./execution.ts";

/** Where an author's files lie, to name places in them. */
export interface AppFiles {
  /** The folder that file names are shown from. */
  readonly root: string | undefined;
  /** The text of a line, counted from 1; `undefined` where the file cannot be read. */
  line(file: string, line: number): string | undefined;
  /** All of a file; `undefined` where it cannot be read. */
  text(file: string): string | undefined;
  /** Whether errors carry the frames that led to them. */
  readonly frames: boolean;
}

/** What the runner needs from the world: time, keyed hashes, the part that is running now, and where messages go. */
export interface RunnerPorts {
  /** ms since 1970. */
  now(): number;
  /** Calls `fn` once after `ms`; the result cancels. */
  after(ms: number, fn: () => void): () => void;
  /** Resolves once messages that have come in meanwhile are dealt with. */
  pause(): Promise<void>;
  /** base64url of HMAC-SHA256: the name of a blob. */
  hmac(secret: string, bytes: Uint8Array): string;
  /** Reads and writes Arrow IPC; loaded when a table first needs it. */
  readonly arrow: () => Arrow;
  /** Reads CSV; loaded when a table first needs it. */
  readonly csv: () => CsvReader;
  /** Reads Markdown for rich texts; loaded when one with a default is first drawn. */
  readonly markdown: () => MarkdownReader;
  /** Which part of a script is running, kept across its awaits. */
  readonly context: {
    run<T>(execution: Execution, fn: () => T): T;
    current(): Execution | undefined;
    /** Does something that belongs to no part. */
    outside<T>(fn: () => T): T;
    /** The cached function that is being computed, and whether what is drawn just now is kept with its result. */
    cached(): { readonly called: string; readonly drawing: boolean } | undefined;
  };
  readonly files: AppFiles;
  /** What people uploaded; absent where there is no place for files. */
  readonly uploads?: Uploads | undefined;
  /** Where the code of an author's component lies for the page, or why there is none. */
  components(name: string): Pick<ComponentProps, "code" | "problem">;
  emit(message: FromHost): void;
}
