import { expect, test } from "vitest";
import { parseAppId, parseRoomId, type AppId, type RoomId } from "@tutti/protocol";
import { BlobCache } from "./blobs.ts";

const at = (room: string): { app: AppId; room: RoomId } => ({ app: parseAppId("a") as AppId, room: parseRoomId(room) as RoomId });
const blob = (size: number): { mime: string; bytes: Uint8Array } => ({ mime: "x/y", bytes: new Uint8Array(size) });

test("[SRV-82] blobs stay within their memory: what was used longest ago goes, and a closed room's go with it", () => {
  const cache = new BlobCache(100);
  cache.put(at("one"), "a", blob(40));
  cache.put(at("one"), "b", blob(40));
  expect(cache.get(at("one"), "a")).toBeDefined();
  cache.put(at("two"), "c", blob(40));
  expect(cache.get(at("one"), "b")).toBeUndefined();
  expect(cache.get(at("one"), "a")).toBeDefined();
  cache.put(at("two"), "big", blob(500));
  expect(cache.get(at("two"), "big")).toBeDefined();
  cache.close(at("two"));
  expect(cache.get(at("two"), "big")).toBeUndefined();
  cache.put(at("one"), "a", blob(10));
  cache.put(at("one"), "d", blob(90));
  expect(cache.get(at("one"), "a")).toBeDefined();
});

test("[SRV-120] what a stream showed some frames ago goes when it shows something newer, and takes no room from other views", () => {
  const cache = new BlobCache(100);
  cache.put(at("other"), "table", blob(50));
  for (let frame = 0; frame < 20; frame++) cache.put(at("one"), `frame ${frame}`, { ...blob(20), gone: [`frame ${frame - 2}`] });
  expect(["frame 17", "frame 18", "frame 19"].filter((name) => cache.get(at("one"), name))).toEqual(["frame 18", "frame 19"]);
  expect(cache.get(at("other"), "table")).toBeDefined();
});
