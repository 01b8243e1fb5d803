import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT, textName, type ElementId, type ElementKind, type ViewElement, type WidgetPlace } from "@tutti/protocol";
import { startServer, type RunningServer } from "@tutti/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { OpenRoom } from "../src/sync/index.ts";
import { NodeBrowser } from "./browser.ts";
import { textOf } from "../src/sync/values/co-edited.ts";

const APP = { id: "board", file: fileURLToPath(new URL("./apps/board.ts", import.meta.url)) };
// Each starts a server, and one of them two, with scripts in processes of their own.
vi.setConfig({ testTimeout: 120_000 });
let ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "tutti-client-"));
  ends.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function serve(options: Partial<Parameters<typeof startServer>[0]> = {}): Promise<RunningServer> {
  const server = await startServer({ apps: [APP], data: options.data ?? (await folder()), port: 0, log: "silent", ...options });
  ends.push(() => server.stop());
  return server;
}

function browse(server: RunningServer): NodeBrowser {
  const browser = new NodeBrowser(server.url);
  ends.push(() => browser.close());
  return browser;
}

const until = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 30_000, interval: 10 });

/** Every element that the page would draw, in order. */
function drawn(room: OpenRoom, id: ElementId = ROOT): ViewElement[] {
  const element = room.view.element(id).get();
  return element ? [element, ...(element.children ?? []).flatMap((child) => drawn(room, child))] : [];
}
const find = (room: OpenRoom, kind: ElementKind, label: string): ViewElement | undefined =>
  drawn(room).find((element) => element.kind === kind && "label" in element.props && element.props.label === label);
const metric = (room: OpenRoom, label: string): unknown => {
  const element = find(room, "metric", label);
  return element?.kind === "metric" ? element.props.value : undefined;
};

async function placeOf(room: OpenRoom, kind: ElementKind, label: string): Promise<WidgetPlace> {
  await until(() => expect(find(room, kind, label)?.widget).toBeDefined());
  const place = find(room, kind, label)?.widget;
  if (!place) throw new Error(`${label} has no place`);
  return place;
}

describe("a page at a real server", () => {
  it("[SYNC-1] two people share values, a text, a set and the view that follows", async () => {
    const server = await serve();
    const [ana, ben] = [browse(server).open(), browse(server).open()];
    const months = await placeOf(ana, "slider", "Months");
    await until(() => expect(ana.value(months).writable.get()).toBe(true));
    expect(ana.value(months).set(7)).toBe(true);
    await until(() => expect([metric(ana, "Twice"), metric(ben, "Twice"), ben.value(months).stored.get()]).toEqual([14, 14, 7]));

    const notes = await placeOf(ana, "textArea", "Notes");
    await until(() => expect([ana, ben].map((room) => textOf(room, notes).get()?.text.toString())).toEqual(["First words", "First words"]));
    textOf(ana, notes).get()?.text.insert(11, ", and more");
    textOf(ben, notes).get()?.text.insert(0, "> ");
    await until(() => expect([ana, ben].map((room) => textOf(room, notes).get()?.text.toString())).toEqual(["> First words, and more", "> First words, and more"]));

    const tags = await placeOf(ana, "multiselect", "Tags");
    ana.value(tags).setMember("red", true);
    ben.value(tags).setMember("blue", true);
    await until(() => expect(ana.value(tags).stored.get()).toEqual([["blue", true], ["red", true]]));
    await until(() => expect([ana.saving.get(), ben.saving.get()]).toEqual([{ state: "saved" }, { state: "saved" }]));
    await until(() => expect(ana.people.get().here).toHaveLength(2));
    expect(ana.title.get()).toBe("Board");
  });

  it("[SYNC-10] a click made offline is delivered once, after a reload, with the values made before it", async () => {
    const server = await serve();
    const [browser, other] = [browse(server), browse(server).open()];
    const first = browser.open();
    const count = await placeOf(first, "button", "Count");
    const months = await placeOf(first, "slider", "Months");
    await until(() => expect(first.value(months).writable.get()).toBe(true));
    await until(() => expect(first.view.stale.get()).toBe(false));
    browser.goOffline();
    await until(() => expect(first.connection.get().state).toBe("offline"));
    first.value(months).set(3);
    expect(first.press(count)).toBeDefined();
    expect(first.pressState(count).get()).toEqual({ state: "waiting", offline: true });
    expect(first.saving.get()).toEqual({ state: "offline", changes: 2 });
    await first.close();

    const second = browser.open();
    await until(() => expect(second.pressState(count).get()).toEqual({ state: "waiting", offline: true }));
    await until(() => expect(metric(second, "Clicks")).toBe(0));
    expect(second.view.stale.get()).toBe(true);
    browser.goOnline();
    await until(() => expect([metric(second, "Clicks"), metric(other, "Clicks"), metric(other, "Twice")]).toEqual([1, 1, 6]));
    await until(() => expect(second.pressState(count).get()).toEqual({ state: "ready" }));
    await until(() => expect(second.saving.get()).toEqual({ state: "saved" }));
  });

  it("[SYNC-16] a private block is its person's alone", async () => {
    const server = await serve();
    const [ana, ben] = [browse(server).open(), browse(server).open()];
    const mine = await placeOf(ana, "checkbox", "Mine");
    expect(mine.scope).toBe("me");
    await until(() => expect(ana.value(mine).writable.get()).toBe(true));
    ana.value(mine).set(true);
    await until(() => expect(ana.saving.get()).toEqual({ state: "saved" }));
    await placeOf(ben, "checkbox", "Mine");
    expect(ben.value(mine).stored.get()).toBeUndefined();
    const texts = (room: OpenRoom): string[] => drawn(room).flatMap((element) => (element.kind === "text" ? [element.props.body] : []));
    await until(() => expect(texts(ana)).toContain(`Only ${ana.me.get()?.name} sees this`));
    expect(texts(ben)).not.toContain(`Only ${ana.me.get()?.name} sees this`);
  });

  it("[SYNC-3] outlives the server: edits made meanwhile arrive at the next one", async () => {
    const data = await folder();
    const server = await serve({ data });
    const browser = browse(server);
    const room = browser.open();
    const months = await placeOf(room, "slider", "Months");
    await until(() => expect(room.value(months).writable.get()).toBe(true));
    room.value(months).set(5);
    await until(() => expect(room.saving.get()).toEqual({ state: "saved" }));
    await server.stop();
    await until(() => expect(room.connection.get().state).toBe("offline"));
    room.value(months).set(9);
    expect(room.saving.get()).toEqual({ state: "offline", changes: 1 });
    const next = await serve({ data, port: server.port });
    browser.goOnline();
    await until(() => expect(metric(room, "Twice")).toBe(18));
    await until(() => expect(room.saving.get()).toEqual({ state: "saved" }));
    const other = browse(next).open();
    await until(() => expect(other.value(months).stored.get()).toBe(9));
  });

  it("[OFF-7] what one wrote offline and may not send any more stays aside, over a reload, also when the right is back", async () => {
    const data = await folder();
    const server = await serve({ data, access: { default: "editor" } });
    const browser = browse(server);
    const first = browser.open();
    const [months, notes, count] = await Promise.all([placeOf(first, "slider", "Months"), placeOf(first, "textArea", "Notes"), placeOf(first, "button", "Count")]);
    await until(() => expect(first.value(months).writable.get()).toBe(true));
    await until(() => expect(textOf(first, notes).get()?.text.toString()).toBe("First words"));
    await until(() => expect(first.saving.get()).toEqual({ state: "saved" }));
    browser.goOffline();
    await server.stop();
    first.value(months).set(7);
    textOf(first, notes).get()?.text.insert(0, "From the tunnel: ");
    first.press(count);
    await first.close();

    const stricter = await serve({ data, port: server.port, access: { default: "viewer" } });
    browser.goOnline();
    const second = browser.open();
    await until(() => expect([second.me.get()?.role, second.connection.get().state, metric(second, "Clicks")]).toEqual(["viewer", "live", 0]));
    await until(async () => expect((await second.setAside.list()).map(({ document }) => document).toSorted()).toEqual(["me", "room"]));
    const items = await second.setAside.list();
    expect(items.find(({ document }) => document === "room")?.cells).toMatchObject({ [months.key]: 7, [textName(notes.key)]: "From the tunnel: First words" });
    expect(items.find(({ document }) => document === "me")?.events).toMatchObject([{ kind: "click", key: count.key }]);
    await second.close();
    await stricter.stop();

    const kinder = await serve({ data, port: server.port, access: { default: "editor" } });
    const third = browser.open();
    await until(() => expect([third.me.get()?.role, third.connection.get().state]).toEqual(["editor", "live"]));
    await until(() => expect(third.value(months).writable.get()).toBe(true));
    const other = browse(kinder).open();
    await until(() => expect([metric(other, "Clicks"), textOf(other, notes).get()?.text.toString()]).toEqual([0, "First words"]));
    expect([other.value(months).stored.get(), third.value(months).stored.get()]).toEqual([undefined, undefined]);
    expect(await third.setAside.list()).toHaveLength(2);
  });

  it("[SYNC-6] a viewer reads, clicks, and cannot write; promoted, they can at once", async () => {
    const server = await serve({ access: { default: "viewer" } });
    const browser = browse(server);
    const room = browser.open();
    const months = await placeOf(room, "slider", "Months");
    await until(() => expect(room.me.get()?.role).toBe("viewer"));
    expect(room.value(months).set(5)).toBe(false);
    await browser.accept(await server.invite({ app: "board", room: "main", role: "editor" }));
    await until(() => expect(room.me.get()?.role).toBe("editor"));
    await until(() => expect(room.value(months).set(5)).toBe(true));
    await until(() => expect(metric(room, "Twice")).toBe(10));
  });

  it("[SYNC-20] others see where I am, under the name that I take", async () => {
    const server = await serve();
    const [ana, ben] = [browse(server).open(), browse(server).open()];
    const months = await placeOf(ana, "slider", "Months");
    await until(() => expect([ana, ben].map((room) => room.connection.get().state)).toEqual(["live", "live"]));
    await ana.rename("Ana Maria");
    ana.presence.update({ at: { key: months.key, doing: "drag" }, preview: { key: months.key, value: 20, beat: 0 } });
    await until(() => {
      const [other] = ben.presence.at(months.key).get();
      expect([other?.person.name, other?.presence.preview?.value]).toEqual(["Ana Maria", 20]);
    });
    ana.presence.update({ at: undefined, preview: undefined });
    await until(() => expect(ben.presence.at(months.key).get()).toEqual([]));
  });

  it("[SYNC-12] an app that is not there is refused with a sentence", async () => {
    const server = await serve();
    const room = browse(server).open("main", "nothing");
    await until(() => expect(room.connection.get()).toMatchObject({ state: "refused", code: 404, reason: expect.stringContaining("nothing") }));
  });

  it("[SYNC-8] two tabs of one browser agree while they are offline, and the server hears it once", async () => {
    const server = await serve();
    const browser = browse(server);
    const one = browser.open();
    const months = await placeOf(one, "slider", "Months");
    const two = browser.open();
    await until(() => expect([one, two].map((room) => room.value(months).writable.get())).toEqual([true, true]));
    browser.goOffline();
    one.value(months).set(4);
    await until(() => expect(two.value(months).stored.get()).toBe(4));
    two.value(months).set(8);
    await until(() => expect(one.value(months).stored.get()).toBe(8));
    browser.goOnline();
    await until(() => expect([metric(one, "Twice"), metric(two, "Twice")]).toEqual([16, 16]));
    await until(() => expect([one, two].map((room) => room.saving.get().state)).toEqual(["saved", "saved"]));
  });
});
