import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { appendEvent, eventId, parseDeviceId, parseWidgetKey, writeEntry, type DeviceId, type WidgetKey } from "@tutti/protocol";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const SECRET = "correct-horse-battery-staple";
const own = (page: { readonly mine: ReadonlyMap<unknown, { readonly kind: string; readonly props: object }> }): unknown =>
  [...page.mine.values()].flatMap(({ kind, props }) => (kind === "metric" && "value" in props ? [props.value] : []))[0];
const key = (text: string): WidgetKey => parseWidgetKey(text) as WidgetKey;

/** Every byte that a server has written. */
async function written(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
  return (await Promise.all(files)).join("\n");
}

test("[SECRET-10] a password is on no disk and in no log, and is gone when the server has started anew", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["vault"], data });
  const ana = await stage.guest(server);
  const [room, me] = [ana.open("vault/main"), ana.open(`vault/main/me/${ana.id}`)];
  await ana.join("vault", "main");
  // What is said before the room is open, in the same breath as the visit, is not lost either.
  ana.say({ type: "secret", scope: "me", key: key("token"), value: SECRET });
  await Promise.all([room.synced, me.synced]);
  ana.say({ type: "secret", scope: "me", key: key("word"), value: `${SECRET}!` });
  room.doc.getText("text:name").insert(0, "Findable");
  writeEntry(room.doc, "anything", "also-findable", "page");
  await eventually("the script to have it", () => own(ana) === SECRET.length);
  appendEvent(me.doc, { id: eventId(parseDeviceId("d") as DeviceId, 1), kind: "submit", key: key("go"), at: 1, after: {}, form: { generation: 0, values: { "text:name": "Findable" } } }, "page");
  await eventually("the form", () => ana.metric("Sent") === `Findable ${SECRET.length + 1}`);
  await Promise.all([room.durable(), me.durable()]);
  await server.stop();
  const bytes = await written(data);
  expect(bytes).toContain("Findable");
  expect(bytes).toContain("also-findable");
  expect(bytes).not.toContain(SECRET);
  expect(JSON.stringify(stage.lines)).not.toContain(SECRET);
  expect(JSON.stringify([...ana.view.values(), ...ana.mine.values(), ...ana.stream])).not.toContain(SECRET);

  const next = await stage.serve({ apps: ["vault"], data });
  const again = await stage.guest(next);
  again.cookie = ana.cookie;
  await again.join("vault", "main");
  await eventually("the page as it is now", () => own(again) === 0);
});

test("[SECRET-11] what is no password of a page's is refused, and many are kept only so far", async () => {
  const server = await stage.serve({ apps: ["vault"] });
  const ana = await stage.guest(server);
  await ana.join("vault", "main");
  await eventually("the page", () => own(ana) === 0);
  for (let n = 0; n < 100; n += 1) ana.say({ type: "secret", scope: "me", key: key(`other-${n}`), value: "x" });
  ana.say({ type: "secret", scope: "me", key: key("token"), value: "one too many" });
  ana.say({ type: "secret", scope: "me", key: key("other-7"), value: "" });
  ana.say({ type: "secret", scope: "me", key: key("token"), value: "four" });
  await eventually("the one that there is place for", () => own(ana) === 4);
});
