/**
 * A picture of more pixels than this is not drawn or taken: a file of a few kilobytes may stand for a surface of many gigabytes, and
 * would take the pages of everybody who looks at it down.
 */
export const MAX_PIXELS = 100_000_000;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** @returns what a picture's own header says of its size, without decoding it; `undefined` where it says nothing that can be found. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));
  try {
    if (text(1, 3) === "PNG") return { width: view.getUint32(16), height: view.getUint32(20) };
    if (text(0, 3) === "GIF") return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (text(0, 2) === "BM") return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
    if (text(0, 4) === "RIFF" && text(8, 4) === "WEBP") return webpSize(view, text(12, 4));
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view);
    return text(4, 4) === "ftyp" ? avifSize(view) : undefined;
  } catch {
    // A header that is cut off says nothing.
    return undefined;
  }
}

/** Why a picture cannot be shown: it has too many pixels. `undefined` where it has not. */
export function pixelProblem(bytes: Uint8Array): string | undefined {
  const size = pictureSize(bytes);
  if (!size || size.width * size.height <= MAX_PIXELS) return undefined;
  return `the picture has ${size.width} × ${size.height} pixels, and at most ${MAX_PIXELS / 1e6} million are shown; make it smaller`;
}

function webpSize(view: DataView, chunk: string): PictureSize | undefined {
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (chunk === "VP8X") return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (chunk === "VP8 ") return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk !== "VP8L") return undefined;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Goes from segment to segment, past cameras' notes and previews, to the first frame. */
function jpegSize(view: DataView): PictureSize | undefined {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The largest of the sizes that its items are said to have: previews and tiles are smaller. */
function avifSize(view: DataView): PictureSize | undefined {
  let found: PictureSize | undefined;
  const ISPE = 0x69737065;
  for (let at = 0; at + 16 <= Math.min(view.byteLength, 64 * 1024); at += 1) {
    if (view.getUint32(at) !== ISPE) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!found || size.width * size.height > found.width * found.height) found = size;
  }
  return found;
}
