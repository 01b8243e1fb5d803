import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeEntry } from "@tutti/protocol";
import type { RunningServer } from "../src/index.ts";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

interface Viewer { readonly page: TestPage; set(n: number): void }

async function enter(server: RunningServer, room: string): Promise<Viewer> {
  const page = await stage.guest(server);
  const document = page.open(`busy/${room}`);
  await document.synced;
  await page.join("busy", room);
  const key = await eventually("the slider", () => [...page.view.values()].find(({ kind }) => kind === "slider")?.widget?.key);
  return { page, set: (n) => writeEntry(document.doc, key, n, "test") };
}

/** The file in which each task writes a line when it begins. */
async function notes(): Promise<string> {
  const file = join(await stage.folder(), "notes");
  process.env["TUTTI_TEST_NOTES"] = file;
  return file;
}
const met = ({ page }: Viewer, n: number): Promise<unknown> => eventually(`a meeting of ${n}`, () => page.metric("Met") === n || undefined);

test.each([["one process", 20], ["a process each", 1]])("[TASK-7] two rooms' heavy runs are on two cores at once, in %s: each is busy until the other is, too", async (_, roomsPerHost) => {
  await notes();
  const server = await stage.serve({ apps: ["busy"], limits: { roomsPerHost } });
  const [ana, ben] = [await enter(server, "one"), await enter(server, "two")];
  // One process has as many threads as there are cores.
  const n = roomsPerHost === 1 ? 2 : Math.min(2, availableParallelism());
  ana.set(n);
  ben.set(n);
  await Promise.all([met(ana, n), met(ben, n)]);
});

test("[TASK-8] a room computes once for all who are in it, also for those who come while it does", async () => {
  const file = await notes();
  const server = await stage.serve({ apps: ["busy"] });
  const [ana, ben] = [await enter(server, "one"), await enter(server, "one")];
  ana.set(1);
  await Promise.all([met(ana, 1), met(ben, 1)]);
  ana.set(3);
  await eventually("the second one", async () => (await readFile(file, "utf8")) === "here\nhere\n" || undefined);
  const late = await enter(server, "one");
  const other = await enter(server, "two");
  other.set(3);
  await Promise.all([ana, ben, late, other].map((viewer) => met(viewer, 3)));
  expect(await readFile(file, "utf8")).toBe("here\n".repeat(3));
});

test("[TASK-3] the page shows the error of a task with its line in the author's file", async () => {
  await notes();
  const ana = await enter(await stage.serve({ apps: ["busy"], dev: true }), "one");
  ana.set(9);
  const error = await eventually("the error", () => [...ana.page.view.values()].find(({ kind }) => kind === "exception"));
  expect(error.props).toMatchObject({ message: expect.stringContaining("So many never meet"), file: expect.stringMatching(/meet\.ts$/), line: 5 });
});
