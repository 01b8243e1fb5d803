import { createHash } from "node:crypto";

/** The author's modules that were loaded so far, each with a digest of what it says. */
const modules = new Map<string, string>();
let digest: string | undefined;

/** A module of the author's was loaded. */
export function noteCode(url: string, source: string | ArrayBuffer | NodeJS.TypedArray | null | undefined): void {
  // CommonJS is read by Node itself; it is told by its name alone.
  modules.set(url, hash(source ?? ""));
  digest = undefined;
}

/** The app's code as it is now, as a digest: another one where a line of any module of the author's is. */
export function codeDigest(): string {
  digest ??= hash([...modules].map(([url, each]) => `${url} ${each}`).toSorted().join("\n"));
  return digest;
}

const hash = (source: string | ArrayBuffer | NodeJS.TypedArray): string =>
  createHash("sha256").update(source instanceof ArrayBuffer ? new Uint8Array(source) : source).digest("base64url");
