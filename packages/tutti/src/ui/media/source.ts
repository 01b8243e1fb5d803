import type { MediaSource } from "@tutti/protocol";
import { filmType, isSvg, loadableAddress, pictureType, pixelProblem, soundType } from "@tutti/protocol/script";
import type { Media } from "../displays.ts";
import type { Sketch } from "../pen.ts";

/** Beyond this, a file is to be served from elsewhere: it would pass through the script's process at each start. */
export const MAX_MEDIA_BYTES = 64 * 1024 * 1024;

const KINDS = {
  image: { type: pictureType, is: "a picture that browsers show (PNG, JPEG, GIF, WebP, AVIF, BMP or SVG)" },
  audio: { type: soundType, is: "a sound that browsers play (MP3, WAV, OGG, FLAC, AAC, M4A or WebM)" },
  video: { type: filmType, is: "a film that browsers play (MP4, WebM or OGG)" },
  pdf: { type: (bytes: Uint8Array) => (String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-" ? "application/pdf" : undefined), is: "a PDF" },
} as const;

/** Makes what an author hands in ready to travel: bytes go ahead under a name, an address is checked. */
export function mediaSource(pen: Sketch, call: string, kind: keyof typeof KINDS, media: Media): MediaSource {
  const bytes = bytesOf(media, kind);
  if (bytes === undefined) return { kind: "url", url: addressOf(pen, call, media) };
  if (bytes.byteLength > MAX_MEDIA_BYTES) pen.fail(`${call}: the file has ${Math.round(bytes.byteLength / 1e6)} MB; at most ${MAX_MEDIA_BYTES / 1024 / 1024} MiB are sent`, "Serve it from elsewhere, and give its address");
  const { type, is } = KINDS[kind];
  const mime = type(bytes) ?? pen.fail(`${call}: these ${bytes.byteLength} bytes are not ${is}`, bytes.byteLength === 0 ? "The file is empty" : undefined);
  const pixels = kind === "image" ? pixelProblem(bytes) : undefined;
  if (pixels !== undefined) pen.fail(`${call}: ${pixels}`);
  return { kind: "blob", blob: pen.blob(bytes, mime), mime };
}

/** The bytes, where they are here: handed in, or written out in a text. */
function bytesOf(media: Media, kind: keyof typeof KINDS): Uint8Array | undefined {
  if (media instanceof Uint8Array) return media;
  if (media instanceof ArrayBuffer) return new Uint8Array(media);
  const written = String(media);
  if (kind === "image" && isSvg(written.slice(0, 4_096))) return new TextEncoder().encode(written);
  const data = /^data:[^,]*?(;base64)?,/i.exec(written);
  if (!data) return undefined;
  const body = written.slice(data[0].length);
  if (data[1] !== undefined) return Uint8Array.from(Buffer.from(body, "base64"));
  return new TextEncoder().encode(decoded(body));
}

function decoded(body: string): string {
  try {
    return decodeURIComponent(body);
  } catch {
    return body;
  }
}

function addressOf(pen: Sketch, call: string, media: Media): string {
  const written = media instanceof URL || typeof media === "string" ? String(media) : pen.fail(`${call} was given ${media === null ? "null" : `a ${typeof media}`}`, "Give bytes, or an address");
  const address = loadableAddress(written);
  if (address !== undefined) return address;
  const isFile = written.startsWith("file:") || !/^[a-z][a-z0-9+.-]*:/i.test(written);
  return pen.fail(
    `${call}: nothing can be loaded from "${written.slice(0, 80)}"`,
    isFile ? 'A file is read by the script: await readFile(new URL("./file", import.meta.url))' : "Write https://…, or a path of this server that begins with /",
  );
}
