import fc from "fast-check";
import { expect, test } from "vitest";
import { contentProblem, nameProblem } from "./accepts.ts";
import { extensionOf, MAX_FILE_NAME, safeFileName, safeFilePath } from "./file-name.ts";
import { fileType } from "./file-type.ts";
import { pictureSize, pixelProblem } from "./picture-size.ts";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((letter) => letter.charCodeAt(0)) : part)));

test("[FILE-1] whatever a file is called, its name is one short name without a path, a control character or a turn of direction, and keeps its ending", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
    const safe = safeFileName(name);
    expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/u);
    expect([...safe].length).toBeLessThanOrEqual(MAX_FILE_NAME + 1);
    expect(safe).not.toMatch(/^\.|^\s|[\s.]$|^$/u);
    expect(safeFileName(safe)).toBe(safe);
  }));
  expect(["C:\\temp\\Sales 2026.CSV", "...", " a\tb ", "lpt1", "x".repeat(300) + ".csv"].map(safeFileName)).toEqual(["Sales 2026.CSV", "file", "a b", "_lpt1", `${"x".repeat(146)}.csv`]);
  expect(["a\t\0\tb", "e\0\u0301", `${"x".repeat(MAX_FILE_NAME - 2)}. cut here`].map(safeFileName), "what is taken away joins what stood around it").toEqual(["a b", "\u00e9", "x".repeat(MAX_FILE_NAME - 2)]);
  expect([extensionOf("a.tar.GZ"), extensionOf(".env"), extensionOf("a"), extensionOf("a.b c")]).toEqual([".gz", "", "", ""]);
  expect([safeFilePath("photos/../2026/./a.jpg"), safeFilePath("a.jpg"), safeFilePath("/etc/passwd")]).toEqual(["photos/2026/a.jpg", undefined, "etc/passwd"]);
});

const MAGIC = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG = bytes(MAGIC, [0, 0, 0, 13]);

test.each([
  ["a.png", PNG, "image/png"], ["a.csv", PNG, "image/png"], ["a.csv", bytes("a,b"), "text/csv"], ["a.csv", bytes("BMW,3\nID3,4\nmore than twenty-six"), "text/csv"], ["a.csv", bytes([0, 1, 2]), "application/octet-stream"],
  ["a.csv", bytes([0xff, 0xfe, 0x61, 0]), "text/csv"], ["a.xlsx", bytes("PK", [3, 4]), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], ["a.bin", bytes("PK", [3, 4]), "application/zip"],
  ["a.pdf", bytes("%PDF-1.4"), "application/pdf"], ["a.txt", bytes("MZ is how this text begins"), "text/plain"], ["a.txt", bytes("MZ", [0x90, 0]), "application/x-executable"],
  ["a.svg", bytes("<svg xmlns='x'/>"), "image/svg+xml"], ["a.weba", bytes([0x1a, 0x45, 0xdf, 0xa3, 0]), "audio/webm"], ["a.webm", bytes([0x1a, 0x45, 0xdf, 0xa3, 0]), "video/webm"], ["a", bytes([1, 0]), "application/octet-stream"],
])("[FILE-2] %s is what is in it", (name, head, type) => {
  expect(fileType(name, head)).toBe(type);
});

test("[FILE-3] what is taken is decided by the name first, and then by what is in the file", () => {
  expect([nameProblem([".csv"], "a.CSV"), nameProblem(["image/*"], "a.png"), nameProblem(["image/*"], "noname"), nameProblem([], "x.exe"), nameProblem(["application/pdf"], "a.pdf")]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect([nameProblem([".csv", ".tsv"], "a.exe"), nameProblem(["image/*"], "a.pdf")]).toEqual(["only .csv and .tsv files are taken here", "only image/* files are taken here"]);
  expect(contentProblem([".png"], "a.png", PNG)).toBeUndefined();
  expect(contentProblem([".dat"], "a.dat", bytes([0, 1]))).toBeUndefined();
  expect(contentProblem([".png"], "a.png", bytes("<html>"))).toBe("its content is not that of a .png file");
  expect(contentProblem(["image/*"], "noname", bytes("%PDF-"))).toBe("only image/* files are taken here");
  expect(contentProblem(undefined, "a.png", bytes("<html>"))).toBeUndefined();
});

const u32 = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const pictures: readonly (readonly [string, Uint8Array, number, number])[] = [
  ["PNG", bytes(MAGIC, [0, 0, 0, 13], "IHDR", u32(70_000), u32(3)), 70_000, 3],
  ["GIF", bytes("GIF89a", [0x10, 0x27, 0x02, 0x00]), 10_000, 2],
  ["BMP", bytes("BM", Array(16).fill(0) as number[], [5, 0, 0, 0, 0xf8, 0xff, 0xff, 0xff]), 5, 8],
  ["JPEG", bytes([0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xc2, 0, 17, 8, 0, 9, 0, 7]), 7, 9],
  ["WebP, extended", bytes("RIFF....WEBPVP8X", Array(8).fill(0) as number[], [6, 0, 0, 8, 0, 0]), 7, 9],
  ["WebP, lossless", bytes("RIFF....WEBPVP8L....", [0x2f, 6, 0, 2, 0]), 7, 9],
  ["AVIF", bytes("....ftypavif", "....ispe", u32(0), u32(3), u32(4), "....ispe", u32(0), u32(7), u32(9)), 7, 9],
];
test.each(pictures)("[FILE-4] the size of a %s stands in its header", (_, head, width, height) => {
  expect(pictureSize(head)).toEqual({ width, height });
});

test("[FILE-4] a picture of more pixels than can be drawn is refused by its header, and a header that is cut off says nothing", () => {
  const bomb = bytes(MAGIC, [0, 0, 0, 13], "IHDR", u32(50_000), u32(50_000));
  expect(pixelProblem(bomb)).toContain("50000 × 50000 pixels");
  expect(contentProblem(undefined, "a.png", bomb)).toContain("50000 × 50000 pixels");
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...pictures.map(([, head]) => head)), (noise, head) => {
    expect(() => pictureSize(Uint8Array.from([...head.subarray(0, 12), ...noise]))).not.toThrow();
  }));
});
