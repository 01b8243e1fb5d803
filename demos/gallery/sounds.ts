const RATE = 11_025;

/** A tune as the bytes of a WAV file: one note after the other, by its frequency. */
export function tune(notes: readonly number[], seconds = 0.35): Uint8Array {
  const each = Math.round(RATE * seconds);
  const samples = Int16Array.from({ length: each * notes.length }, (_, at) => {
    const within = at % each;
    const fade = Math.min(1, within / 400, (each - within) / 2_400);
    return Math.round(Math.sin((2 * Math.PI * (notes[Math.floor(at / each)] ?? 440) * at) / RATE) * fade * 9_000);
  });
  const head = new DataView(new ArrayBuffer(44));
  const word = (at: number, text: string): void => [...text].forEach((letter, i) => head.setUint8(at + i, letter.charCodeAt(0)));
  word(0, "RIFF");
  head.setUint32(4, 36 + samples.byteLength, true);
  word(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, RATE, true);
  head.setUint32(28, RATE * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  word(36, "data");
  head.setUint32(40, samples.byteLength, true);
  const file = new Uint8Array(44 + samples.byteLength);
  file.set(new Uint8Array(head.buffer));
  file.set(new Uint8Array(samples.buffer), 44);
  return file;
}
