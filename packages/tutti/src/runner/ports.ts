import type { FromHost } from "../host/messages.ts";
import type { Part } from "./part.ts";

/** What the runner needs from the world: time, keyed hashes, the part that is running now, and where messages go. */
export interface RunnerPorts {
  /** ms since 1970. */
  now(): number;
  /** Calls `fn` once after `ms`; the result cancels. */
  after(ms: number, fn: () => void): () => void;
  /** base64url of HMAC-SHA256: the name of a blob. */
  hmac(secret: string, bytes: Uint8Array): string;
  /** Which part of a script is running, kept across its awaits. */
  readonly context: {
    run<T>(part: Part, fn: () => T): T;
    current(): Part | undefined;
  };
  emit(message: FromHost): void;
}
