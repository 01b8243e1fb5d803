import { readFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAppId, parsePersonId, parseRoomId, type AppId, type PersonId, type RoomId, type UploadRules, type WidgetKey } from "@tutti/protocol";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../limits.ts";
import { Files, type Place } from "./files.ts";
import { filesNamedIn } from "./keeper.ts";

const app = parseAppId("sales") as AppId;
const [main, branch] = ["main", "main--try"].map((room): Place => ({ app, room: parseRoomId(room) as RoomId })) as [Place, Place];

const ANY: UploadRules = {};

test("[BRN-28] a branch has the files that its origin's values name, and each room lets its own go", async () => {
  const root = await mkdtemp(join(tmpdir(), "tutti-files-"));
  const files = new Files(root, DEFAULT_LIMITS, () => 5, () => undefined);
  const bring = async (words: string) => {
    const file = await files.begin({ ...main, key: "files" as WidgetKey, scope: "room", by: parsePersonId("ana") as PersonId, name: "a.txt", path: undefined, size: words.length, rules: ANY });
    await files.append(file, 0, ANY, (async function* () { yield new TextEncoder().encode(words); })());
    return file;
  };
  const [named, other] = [await bring("named"), await bring("other")];
  await files.share(main, branch, filesNamedIn(JSON.stringify({ a: [[named.record.id, { name: "a.txt" }]], b: "file_nothing" })));
  expect((await files.list(branch)).map(({ record }) => [record.id, record.room, record.done])).toEqual([[named.record.id, branch.room, true]]);
  await files.remove(named);
  expect(await readFile(files.pathOf(branch, named.record.id), "utf8")).toBe("named");
  expect((await files.list(main)).map(({ record }) => record.id)).toEqual([other.record.id]);
  // Another start of the server finds it there.
  expect(await new Files(root, DEFAULT_LIMITS, () => 5, () => undefined).find(branch, named.record.id)).toMatchObject({ received: 5 });
  await rm(root, { recursive: true });
});
