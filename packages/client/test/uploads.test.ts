import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesIn, parseWidgetKey, ROOT, type WidgetPlace } from "@tutti/protocol";
import { startServer } from "@tutti/server";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, expect, it, vi } from "vitest";
import type { OpenRoom } from "../src/sync/index.ts";
import { keptFiles } from "../src/sync/uploads/kept-files.ts";
import type { TusParts } from "../src/sync/uploads/send.ts";
import type { KeptFiles } from "../src/sync/uploads/upload-ports.ts";
import { Uploads } from "../src/sync/uploads/uploads.ts";
import { NodeBrowser } from "./browser.ts";

const APP = { id: "papers", file: fileURLToPath(new URL("./apps/papers.ts", import.meta.url)) };
const KEY = parseWidgetKey("papers");
if (!KEY) throw new Error("no key");
const PLACE: WidgetPlace = { key: KEY, scope: "room" };
vi.setConfig({ testTimeout: 120_000 });
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const until = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 30_000, interval: 10 });

type Ask = (url: string, init?: RequestInit) => Promise<Response>;

/** Files go over HTTP, which may still work where the line does not: by a fetch of their own, with the browser's cookie. */
const asBrowser = (browser: NodeBrowser): Ask => (url, init = {}) => fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), cookie: browser.cookie } });

function overHttp(ask: Ask): TusParts {
  return {
    httpStack: {
      getName: () => "fetch",
      createRequest: (method, url) => {
        const headers: Record<string, string> = {};
        const stop = new AbortController();
        return {
          getMethod: () => method, getURL: () => url, getHeader: (name) => headers[name], getUnderlyingObject: () => undefined, setProgressHandler: () => undefined,
          setHeader: (name, value) => void (headers[name] = value),
          send: async (body?: Blob | null) => {
            const answer = await ask(url, { method, headers, signal: stop.signal, ...(body && { body }) });
            const text = await answer.text();
            return { getStatus: () => answer.status, getHeader: (name) => answer.headers.get(name) ?? undefined, getBody: () => text, getUnderlyingObject: () => undefined };
          },
          abort: async () => stop.abort(),
        };
      },
    },
    fileReader: {
      openFile: async (file: File) => ({ size: file.size, close: () => undefined, slice: async (from, to) => ({ value: file.slice(from, to), done: to >= file.size }) }),
    },
  };
}

interface Desk { readonly browser: NodeBrowser; readonly kept: KeptFiles }

async function desk(): Promise<Desk> {
  const data = await mkdtemp(join(tmpdir(), "tutti-client-"));
  ends.push(() => rm(data, { recursive: true, force: true }));
  // A file that nothing names goes soon, as it does in a room that is full.
  const server = await startServer({ apps: [APP], data, port: 0, log: "silent", limits: { fileSweep: 30, fileGrace: 300, fileWait: 300 } });
  ends.push(() => server.stop());
  const browser = new NodeBrowser(server.url);
  ends.push(() => browser.close());
  return { browser, kept: keptFiles(new IDBFactory()) };
}

/** @param ask takes the place of the browser's fetch. */
async function visit({ browser, kept }: Desk, ask = asBrowser(browser)): Promise<{ readonly page: OpenRoom; readonly uploads: Uploads; readonly gone: (id: string) => Promise<boolean> }> {
  const page = browser.open("main", "papers");
  await until(() => expect(page.me.get()).toBeDefined());
  const about = (url: string): Promise<Response> => ask(`${url}/about`);
  const uploads = new Uploads(page, {
    kept, tus: overHttp(ask), clock: { after: (ms, fn) => ((timer) => () => clearTimeout(timer))(setTimeout(fn, ms)) }, alone: (_, work) => work(), onOnline: () => undefined,
    about: async (url) => ((answer) => (answer.ok ? answer.json() : undefined))(await about(url)),
  });
  return { page, uploads, gone: async (id) => (await about(`${page.filesAddress}/${id}`)).status === 404 };
}

const live = (page: OpenRoom): Promise<void> => until(() => expect([page.connection.get().state, page.saving.get().state]).toEqual(["live", "saved"]));
const words = (page: OpenRoom): unknown => (page.view.element(ROOT).get()?.children ?? []).map((id) => page.view.element(id).get()).find((element) => element?.kind === "metric")?.props;
const named = (page: OpenRoom): readonly string[] => filesIn(page.value(PLACE).stored.get()).map(({ id }) => id);

/** Brings a file whose name in the widget's value the server does not hear of, and lets go of it there. */
async function bringUnheard({ browser }: Desk, { page, uploads, gone }: Awaited<ReturnType<typeof visit>>): Promise<string> {
  await live(page);
  await until(() => expect(words(page)).toMatchObject({ label: "Words" }));
  browser.goOffline();
  await until(() => expect(page.connection.get().state).toBe("offline"));
  expect(uploads.add(PLACE, new File(["kept"], "a.txt"))).toBeDefined();
  await until(() => expect([uploads.at(PLACE.key).get(), named(page).length]).toEqual([[], 1]));
  await until(async () => expect(await gone(named(page)[0] ?? "")).toBe(true));
  return named(page)[0] ?? "";
}

it("[OFF-15] a file that the server let go of before it heard where it belongs is brought once more", async () => {
  const at = await desk();
  const visited = await visit(at);
  const first = await bringUnheard(at, visited);
  const { page } = visited;
  at.browser.goOnline();
  await until(() => expect(words(page)).toMatchObject({ value: "kept" }));
  expect(named(page)).toHaveLength(1);
  expect(named(page)).not.toContain(first);
  await live(page);
  await until(async () => expect(await at.kept.of(`${page.me.get()?.id}/papers/main`)).toEqual([]));
});

it("[OFF-15] so it is by a later visit", async () => {
  const at = await desk();
  const earlier = await visit(at);
  await bringUnheard(at, earlier);
  await earlier.page.close();
  at.browser.goOnline();
  const { page, uploads } = await visit(at);
  await live(page);
  await uploads.recall();
  await until(() => expect(words(page)).toMatchObject({ value: "kept" }));
  await live(page);
  await until(async () => expect(await at.kept.of(`${page.me.get()?.id}/papers/main`)).toEqual([]));
});

it("[OFF-15] one that was taken out again meanwhile is not", async () => {
  const at = await desk();
  const visited = await visit(at);
  const { page } = visited;
  page.value(PLACE).setMember(await bringUnheard(at, visited), null);
  at.browser.goOnline();
  await live(page);
  await until(async () => expect(await at.kept.of(`${page.me.get()?.id}/papers/main`)).toEqual([]));
  expect(named(page)).toEqual([]);
});

it("[FILE-15] files that are chosen together are listed as they were chosen, however long each of them takes: the server hears of one after the other", async () => {
  const at = await desk();
  const ask = asBrowser(at.browser);
  let [begun, most] = [0, 0];
  const { page, uploads } = await visit(at, async (url, init) => {
    if (init?.method !== "POST") return ask(url, init);
    most = Math.max(most, ++begun);
    return ask(url, init).finally(() => (begun -= 1));
  });
  await live(page);
  const names = ["long.txt", "b.txt", "c.txt", "a.txt", "e.txt"];
  for (const name of names) expect(uploads.add(PLACE, new File([name === "long.txt" ? "x".repeat(9_000_000) : name], name))).toBeDefined();
  await until(() => expect(filesIn(page.value(PLACE).stored.get()).map(({ name }) => name)).toEqual(names));
  await until(() => expect(uploads.at(PLACE.key).get()).toEqual([]));
  expect(most).toBe(1);
});
