import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json",
  ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".jpg": "image/jpeg",
  ".webp": "image/webp", ".woff2": "font/woff2", ".woff": "font/woff", ".wasm": "application/wasm", ".map": "application/json", ".txt": "text/plain; charset=utf-8",
};
const SHRINKS = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;

export interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Absent where it would not be smaller. */
  readonly gzipped: Uint8Array<ArrayBuffer> | undefined;
}

const zip = promisify(gzip);

/** The built page's files: read and shrunk once each. In dev they are read anew each time. */
export class PageFiles {
  readonly #folder: string;
  readonly #keep: boolean;
  readonly #files = new Map<string, PageFile>();

  constructor(folder: string, options: { readonly keep: boolean }) {
    this.#folder = normalize(folder);
    this.#keep = options.keep;
  }

  /** @returns the file, or `undefined` where there is none at this path inside the folder. */
  async read(path: string): Promise<PageFile | undefined> {
    const known = this.#files.get(path);
    if (known) return known;
    const full = normalize(join(this.#folder, path));
    if (!full.startsWith(this.#folder + sep) || path.includes("\0")) return undefined;
    try {
      const plain = new Uint8Array(await readFile(full));
      const type = TYPES[extname(full)] ?? "application/octet-stream";
      const shrunk = SHRINKS.test(type) && plain.length > 512 ? new Uint8Array(await zip(plain)) : undefined;
      const file: PageFile = {
        type, plain, etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
        gzipped: shrunk && shrunk.length < plain.length ? shrunk : undefined,
      };
      if (this.#keep) this.#files.set(path, file);
      return file;
    } catch {
      return undefined;
    }
  }

  /** The build of the page's code, as the page itself knows it: its index names it. */
  async version(): Promise<string> {
    const index = await this.read("index.html");
    if (!index) return "none";
    return /<meta name="tutti-build" content="([^"%]+)"/.exec(new TextDecoder().decode(index.plain))?.[1] ?? index.etag.slice(1, 13);
  }
}
