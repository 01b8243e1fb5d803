/** What bytes say of themselves at their beginning. A browser is told this, and nothing that an address or a name claims. */
const text = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

const AVIF = new Set(["avif", "avis"]);
const HEIC = new Set(["heic", "heix", "mif1"]);

/** @returns the type of a picture, or `undefined` where it is none that browsers show. */
export function pictureType(bytes: Uint8Array): string | undefined {
  if (text(bytes, 0, 8) === "\u0089PNG\r\n\u001a\n") return "image/png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return "image/gif";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 4) === "WEBP") return "image/webp";
  if (text(bytes, 4, 4) === "ftyp" && AVIF.has(text(bytes, 8, 4))) return "image/avif";
  if (text(bytes, 0, 2) === "BM" && bytes.length > 26) return "image/bmp";
  return isSvg(new TextDecoder().decode(bytes.subarray(0, 4_096))) ? "image/svg+xml" : undefined;
}

/** Whether a text is an SVG picture: its first element says so. */
export const isSvg = (start: string): boolean =>
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>[]*(?:\[[^\]]*\])?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/i.test(start.replace(/^\ufeff/, ""));

/** @returns the type of a sound, or `undefined`. */
export function soundType(bytes: Uint8Array): string | undefined {
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 4) === "WAVE") return "audio/wav";
  if (text(bytes, 0, 3) === "ID3" || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return "audio/mpeg";
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return "audio/aac";
  if (text(bytes, 0, 4) === "OggS") return "audio/ogg";
  if (text(bytes, 0, 4) === "fLaC") return "audio/flac";
  if (isMatroska(bytes)) return "audio/webm";
  return text(bytes, 4, 4) === "ftyp" ? "audio/mp4" : undefined;
}

/** @returns the type of a film, or `undefined`. */
export function filmType(bytes: Uint8Array): string | undefined {
  if (isMatroska(bytes)) return "video/webm";
  if (text(bytes, 0, 4) === "OggS") return "video/ogg";
  const brand = text(bytes, 8, 4);
  return text(bytes, 4, 4) === "ftyp" && !AVIF.has(brand) && !HEIC.has(brand) ? "video/mp4" : undefined;
}

const isMatroska = (bytes: Uint8Array): boolean => bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3;
