import { expect, test } from "vitest";
import { loadableAddress } from "../addresses.ts";
import type { ElementId } from "../ids.ts";
import { blobsOf } from "./blobs.ts";

const id = "a" as ElementId;
const blob = (name: string) => ({ kind: "blob" as const, blob: name, mime: "x/y" });
const url = { kind: "url" as const, url: "/x" };

test("[PRO-34] every blob that an element names is found in it", () => {
  expect(blobsOf({ id, kind: "dataframe", props: { data: { kind: "blob", rows: 1, columns: [], blob: "t" } } })).toEqual(["t"]);
  expect(blobsOf({ id, kind: "table", props: { data: { kind: "inline", rows: 0, columns: [], values: [] } } })).toEqual([]);
  expect(blobsOf({ id, kind: "image", props: { pictures: [{ source: blob("p"), alt: "" }, { source: url, alt: "" }, { source: blob("q"), alt: "" }] } })).toEqual(["p", "q"]);
  expect(blobsOf({ id, kind: "audio", props: { source: blob("s"), label: "" } })).toEqual(["s"]);
  expect(blobsOf({ id, kind: "video", props: { source: blob("v"), label: "", subtitles: [{ source: blob("w"), label: "" }] } })).toEqual(["v", "w"]);
  expect(blobsOf({ id, kind: "logo", props: { source: url, alt: "", size: "small" } })).toEqual([]);
  const table = { kind: "blob", rows: 1, columns: [], blob: "t" } as const;
  expect(blobsOf({ id, kind: "component", props: { name: "x", label: "", given: {}, value: 0, tables: { a: table, b: { kind: "inline", rows: 0, columns: [], values: [] } } } })).toEqual(["t"]);
  expect(blobsOf({ id, kind: "text", props: { body: "blob" } })).toEqual([]);
});

test.each([["/a/b.png", "/a/b.png"], ["https://a.b/c", "https://a.b/c"]])("[PRO-35] %s may be loaded", (address, use) => {
  expect(loadableAddress(address)).toBe(use);
});

test.each(["http://a.b/c", "//a.b", "/\\a.b", "javascript:1", "data:text/html,x", "blob:https://a/b", "file:///etc", "a.png", "mailto:a@b.c", ""])("[PRO-35] nothing is loaded from %j", (address) => {
  expect(loadableAddress(address)).toBeUndefined();
});
