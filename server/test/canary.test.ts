import { expect, test } from "vitest";
import { blobsOf, writeEntry, type AppId, type Role, type RoomId, type WidgetKey } from "@tutti/protocol";
import { askEmbed, embedded, programToken } from "./embed-token.ts";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const PLACE = "app=secret&room=main";
const LESSER: readonly Role[] = ["editor", "commenter", "viewer"];

/** Everything that a person's browser has received, as text: frames of the socket and bodies of answers. */
class Received {
  readonly page: TestPage;
  readonly #bodies: string[] = [];

  constructor(page: TestPage) {
    this.page = page;
  }

  async get(path: string, init?: RequestInit): Promise<number> {
    const answer = await this.page.fetch(path, init);
    this.#bodies.push(JSON.stringify([...answer.headers]), Buffer.from(await answer.arrayBuffer()).toString("latin1"));
    return answer.status;
  }

  get all(): string {
    return [...this.page.frames.map((frame) => Buffer.from(frame).toString("latin1")), ...this.#bodies].join("\n");
  }
}

test("[IDN-50] what is drawn, written, dragged, noted or thrown for an owner alone lies in no byte that anybody else receives, by any way", async () => {
  const server = await stage.serve({ apps: ["secret", "plain"], access: { default: null } });
  const enter = async (role: Role | undefined): Promise<Received> => {
    const page = await stage.guest(server);
    if (role) await page.accept(await server.invite({ app: "secret", room: "main", role }));
    await page.join("secret", "main");
    return new Received(page);
  };
  const owner = await enter("owner");
  await eventually("the owner's own part", () => [...owner.page.mine.values()].some((element) => JSON.stringify(element).includes("CANARY-text")));
  const others = await Promise.all([...LESSER, undefined].map(enter));
  for (const { page } of others.slice(0, -1)) await eventually("their own part", () => [...page.mine.values()].some((element) => JSON.stringify(element).includes("Nothing here")));

  // The owner does everything that they can.
  const [room, own] = [owner.page.open("secret/main"), owner.page.open(`secret/main/me/${owner.page.id}`)];
  await Promise.all([room.synced, own.synced]);
  const watching = others.map(({ page }) => page.open("secret/main"));
  const keyOf = (label: string): WidgetKey => {
    const found = [...owner.page.mine.values()].find(({ props }) => "label" in props && props.label === label);
    if (!found?.widget) throw new Error(`There is no ${label}`);
    return found.widget.key;
  };
  writeEntry(own.doc, keyOf("Word"), "CANARY-value", "page");
  own.provider.awareness?.setLocalState({ preview: { key: keyOf("Mine"), value: 77_777_777, beat: 1 }, at: { key: "CANARY-at", doing: "edit" } });
  await own.durable();
  const post = (path: string, body: object): Promise<number> => owner.get(path, { method: "POST", headers: { origin: server.url, "content-type": "application/json" }, body: JSON.stringify(body) });
  expect(await post("/api/branches", { app: "secret", room: "main", name: "CANARY-branch", private: true })).toBe(200);
  expect(await post(`/api/sharing/tokens?${PLACE}`, { name: "CANARY-token", role: "viewer" })).toBe(201);
  expect(await post(`/api/sharing/links?${PLACE}`, { note: "CANARY-link", role: "owner" })).toBe(201);
  const blobs = [...owner.page.mine.values()].flatMap((element) => blobsOf(element));
  expect(blobs.length).toBeGreaterThan(0);
  for (const blob of blobs) expect(await owner.get(`/blob/secret/main/${blob}`)).toBe(200);
  // What goes wrong in their part is told to them alone, and what all see goes on.
  const level = owner.page.widget("slider", "Level")?.widget?.key ?? "";
  writeEntry(room.doc, level, 5, "page");
  await room.durable();
  await eventually("the error", () => [...owner.page.mine.values()].some((element) => JSON.stringify(element).includes("CANARY-error")));
  writeEntry(room.doc, level, 6, "page");
  await Promise.all(others.slice(0, -1).map(({ page }, i) => eventually("the value at the others", () => (watching[i]?.doc.share.size ?? 0) > 0 && [...page.view.values()].length > 0)));
  for (const path of ["history", "sharing", "branches", "audit"]) await owner.get(`/api/${path}?${PLACE}`);

  // The others ask for everything that there is, by every name.
  for (const asking of others) {
    for (const document of [`secret/main/me/${owner.page.id}`, "secret/main/owner", "secret/main/comments"]) await asking.page.open(document).synced.catch(() => undefined);
    const paths = [
      "/api/me", `/api/me?${PLACE}`, "/api/apps", `/api/history?${PLACE}`, `/api/history?${PLACE}&person=${owner.page.id}`, `/api/branches?${PLACE}`, `/api/audit?${PLACE}`, `/api/audit/export?${PLACE}`,
      "/secret/main", "/signin", "/theme.css", "/readyz", "/api/nothing", ...blobs.map((blob) => `/blob/secret/main/${blob}`), ...blobs.map((blob) => `/blob/plain/main/${blob}`),
    ];
    for (const path of paths) await asking.get(path);
    // Who may share sees what links there are, and what they are for.
    await asking.get(`/api/sharing?${PLACE}`);
    const leaked = [...asking.all.matchAll(/.{0,120}(?:CANARY|77777777).{0,60}/gs)].map(([text]) => text).filter((text) => asking !== others[0] || !text.includes("CANARY-link"));
    expect(leaked).toEqual([]);
  }
  for (const word of ["text", "label", "row", "name", "file", "error", "branch", "token", "link"]) expect([word, owner.all.includes(`CANARY-${word}`)]).toEqual([word, true]);
  expect(JSON.stringify(stage.lines)).not.toMatch(/CANARY-(text|row|value)/);
});

test("[EMB-18] of what a page locks away lies nothing in any byte that its reader receives, by any way, whatever they write and whatever goes on in the room that it is of", async () => {
  const server = await stage.serve({ apps: ["regions"], embed: { origins: ["https://wiki.example"] } });
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "regions", room: "main", role: "owner" }));
  const { secret } = await programToken(owner, "regions");
  const locks = { region: "EMEA", of: "EMEA" };
  const { page, said, bearer } = await embedded(server, secret, { app: "regions", role: "editor", locks });
  const [asking, place] = [new Received(page), `app=regions&room=${said.room}`];
  const main = owner.open("regions/main");
  await Promise.all([owner.join("regions", "main"), page.join("regions", said.room), main.synced]);
  await eventually("both runs", () => owner.metric("Revenue") === 30 && page.metric("Revenue") === 30);
  // In the room that it is of, everybody looks at the other region, and writes of it.
  writeEntry(main.doc, "region" as WidgetKey, "CANARY-APAC", "page");
  main.doc.getText("text:notes").insert(0, "CANARY-note");
  await main.durable();
  await eventually("the other region", () => owner.metric("Revenue") === 77_777_777);
  const blobs = [...owner.view.values()].flatMap((element) => blobsOf(element));
  expect(blobs.length).toBeGreaterThan(0);

  // The reader tries every value, form, drag, document, room and address.
  const open = page.open(`regions/${said.room}`);
  await open.synced;
  for (const key of ["region", "of", "form(order)/select:Of"]) writeEntry(open.doc, key as WidgetKey, "CANARY-APAC", "page");
  open.provider.awareness?.setLocalState({ preview: { key: "region", value: "CANARY-APAC", beat: 1 }, at: { key: "region", doing: "drag" } });
  page.say({ type: "rerun" });
  writeEntry(open.doc, "least" as WidgetKey, 15, "page");
  await open.durable();
  await eventually("their own change", () => page.metric("Revenue") === 20);
  for (const name of ["regions/main", "regions/main/owner", "regions/main/comments", `regions/main/me/${owner.id}`, `regions/${said.room}/me/${owner.id}`]) await page.open(name).synced.catch(() => undefined);
  page.say({ type: "join", app: "regions" as AppId, room: "main" as RoomId, page: "/" });
  await eventually("a refusal", () => page.last("refused"));
  const headers = { authorization: `Bearer ${bearer}` };
  const paths = [
    `/api/me?${place}`, "/api/me?app=regions&room=main", "/api/apps", `/api/history?${place}`, "/api/history?app=regions&room=main", `/api/sharing?${place}`, `/api/branches?${place}`, `/api/history/look?${place}&change=1`,
    `/api/audit/export?${place}`, "/oembed?url=x", ...blobs.flatMap((blob) => ["main", said.room].flatMap((room) => [`/blob/regions/${room}/${blob}`, `/blob/regions/${room}/${blob}?ticket=${said.ticket}`])),
  ];
  for (const path of paths) await asking.get(path, { headers });
  // What they wrote themselves comes back to nobody but them: it is theirs, and says nothing of what is locked away.
  expect(asking.all).not.toMatch(/CANARY-(Customer|note)|77777777/);
  const told = page.stream.map((message) => JSON.stringify(message)).join();
  expect(told).not.toContain("CANARY");
  expect(told).toContain("Baltic");
  expect((await askEmbed(server, bearer, { app: "regions" })).status).toBe(403);
  page.close();
});
