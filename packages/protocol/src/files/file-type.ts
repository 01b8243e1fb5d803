import { extensionOf } from "./file-name.ts";
import { filmType, pictureType, soundType } from "./sniff.ts";

export const UNKNOWN_TYPE = "application/octet-stream";

/** Files that are text: there is nothing at their beginning to know them by, but they hold no zero bytes. */
const TEXTS: Readonly<Record<string, string>> = {
  ".txt": "text/plain", ".log": "text/plain", ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".md": "text/markdown", ".json": "application/json",
  ".jsonl": "application/x-ndjson", ".ndjson": "application/x-ndjson", ".geojson": "application/geo+json", ".xml": "application/xml", ".html": "text/html",
  ".htm": "text/html", ".yaml": "application/yaml", ".yml": "application/yaml", ".toml": "application/toml", ".sql": "application/sql", ".vtt": "text/vtt",
  ".srt": "application/x-subrip", ".ics": "text/calendar", ".css": "text/css", ".js": "text/javascript", ".ts": "text/x-typescript", ".py": "text/x-python",
  ".r": "text/x-r", ".tex": "text/x-tex", ".eml": "message/rfc822",
};

/** Files that are an archive in truth, and say by their name of what. */
const ARCHIVES: Readonly<Record<string, string>> = {
  ".zip": "application/zip", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet", ".epub": "application/epub+zip", ".kmz": "application/vnd.google-earth.kmz",
};

/** Files that are known by how they begin. Those with one beginning and several names are listed under each. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".bmp": "image/bmp",
  ".svg": "image/svg+xml", ".pdf": "application/pdf", ".gz": "application/gzip", ".parquet": "application/vnd.apache.parquet", ".arrow": "application/vnd.apache.arrow.file",
  ".sqlite": "application/vnd.sqlite3", ".wav": "audio/wav", ".mp3": "audio/mpeg", ".aac": "audio/aac", ".flac": "audio/flac", ".m4a": "audio/mp4", ".mp4": "video/mp4",
  ".m4v": "video/mp4", ".mov": "video/mp4", ".webm": "video/webm", ".weba": "audio/webm", ".ogg": "video/ogg", ".oga": "audio/ogg", ".ogv": "video/ogg", ".tif": "image/tiff", ".tiff": "image/tiff",
};

const SIGNATURES: readonly (readonly [type: string, bytes: string])[] = [
  ["application/pdf", "%PDF-"], ["application/zip", "PK\u0003\u0004"], ["application/zip", "PK\u0005\u0006"], ["application/gzip", "\u001f\u008b"], ["application/vnd.apache.parquet", "PAR1"],
  ["application/vnd.apache.arrow.file", "ARROW1"], ["application/vnd.sqlite3", "SQLite format 3\0"], ["image/tiff", "II*\0"], ["image/tiff", "MM\0*"],
  ["application/x-executable", "\u007fELF"], ["application/x-executable", "MZ"],
];

/** What a file's name says that it is; `undefined` where the name says nothing that is known. */
export const typeByName = (name: string): string | undefined => {
  const ending = extensionOf(name);
  return BEGINNINGS[ending] ?? ARCHIVES[ending] ?? TEXTS[ending];
};

/**
 * What a file is, by its first bytes and, where those say only "text" or "archive", by its name. What a browser claims is not
 * asked.
 *
 * @param head its first 4,096 bytes or more.
 */
export function fileType(name: string, head: Uint8Array): string {
  const ending = extensionOf(name);
  const claimed = BEGINNINGS[ending];
  const begin = String.fromCharCode(...head.subarray(0, 16));
  const signature = SIGNATURES.find(([, bytes]) => begin.startsWith(bytes))?.[0];
  if (signature === "application/zip") return ARCHIVES[ending] ?? signature;
  const isText = looksLikeText(head);
  if (signature !== undefined && !(isText && signature === "application/x-executable")) return signature;
  // One beginning may be a sound's or a film's: the name tells which, where it may.
  const seen = [pictureType(head), soundType(head), filmType(head)].filter((type) => type !== undefined);
  if (claimed !== undefined && seen.includes(claimed)) return claimed;
  const own = isText ? TEXTS[ending] : undefined;
  return own ?? seen.find((type) => type.startsWith("video/")) ?? seen[0] ?? (isText ? "text/plain" : UNKNOWN_TYPE);
}

/** No zero byte, unless it says that it is UTF-16. */
function looksLikeText(head: Uint8Array): boolean {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return wide || !head.subarray(0, 4_096).includes(0);
}
