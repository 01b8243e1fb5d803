import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAppId, parsePersonId, parseRoomId, parseWidgetKey } from "@tutti/protocol";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../limits.ts";
import { Files } from "./files.ts";

test("[FILE-15] of two files that are begun in one moment, the first is the older one", async () => {
  const root = await mkdtemp(join(tmpdir(), "tutti-files-"));
  const files = new Files(root, DEFAULT_LIMITS, () => 5, () => undefined);
  const [app, room, key, by] = [parseAppId("sales"), parseRoomId("main"), parseWidgetKey("files"), parsePersonId("ana")];
  if (!app || !room || !key || !by) throw new Error("A name is none");
  const moments: number[] = [];
  for (let n = 0; n < 3; n++) moments.push((await files.begin({ app, room, key, scope: "room", by, name: "a.txt", path: undefined, size: 3, rules: {} })).record.at);
  expect(moments).toEqual([5, 6, 7]);
  await rm(root, { recursive: true });
});
