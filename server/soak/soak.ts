import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as after } from "node:timers/promises";
import { readCell, textName } from "@tutti/protocol";
import * as Y from "yjs";
import { startSeparately, type SeparateServer } from "../test/separate-server.ts";
import { SoakPerson } from "./soak-person.ts";
import { folderSize, memoryOf } from "./weigh.ts";

export interface SoakOptions {
  readonly people: number;
  readonly seconds: number;
  /** How often the server is ended by `kill -9`, evenly spread. */
  readonly kills: number;
  /** Seconds between two rows of the table. */
  readonly every: number;
  /** How long somebody waits between two things that they do (ms), on average. */
  readonly pause: number;
  readonly random: () => number;
  readonly say?: (row: SoakRow) => void;
}

export interface SoakRow {
  /** Seconds since it began. */
  readonly at: number;
  readonly online: number;
  readonly edits: number;
  /** Bytes. */
  readonly server: number;
  readonly scripts: number;
  readonly document: number;
  readonly log: number;
  readonly killed: boolean;
}

export interface Soaked {
  readonly rows: readonly SoakRow[];
  readonly edits: number;
  readonly presses: number;
  readonly spells: number;
  /** What did not hold, in words; empty where all did. */
  readonly problems: readonly string[];
  /** How long it took from the last edit until all had everything (ms). */
  readonly settled: number;
}

/** At most so long (s) until all is saved and equal, when everybody is back. */
const REST = 120;

/** People work in one room without a pause, lose their network, and the server is ended under them: at the end nothing is lost. */
export async function soak(options: SoakOptions): Promise<Soaked> {
  const { people: count, seconds, kills, every, random } = options;
  const data = await mkdtemp(join(tmpdir(), "tutti-soak-"));
  const serve = (port = 0): Promise<SeparateServer> => startSeparately({ apps: [{ id: "soak-app", file: fileURLToPath(new URL("soak-app.ts", import.meta.url)) }], data, port });
  let server = await serve();
  const people: SoakPerson[] = [];
  const rows: SoakRow[] = [];
  let spells = 0;
  let killed = false;
  try {
    for (let n = 0; n < count; n++) people.push(await SoakPerson.join(n, server.url, random));
    await until(() => people.every((person) => person.settled && person.document?.cells.ready.get() === true), REST);
    const begun = Date.now();
    const end = begun + seconds * 1_000;
    const weigh = (): void => {
      const doc = people[0]?.document?.doc;
      const row = {
        at: Math.round((Date.now() - begun) / 1_000), online: people.filter(({ online }) => online).length, edits: sum(people, "edits"), ...memoryOf(server.pid),
        document: doc ? Y.encodeStateAsUpdate(doc).byteLength : 0, log: folderSize(data), killed,
      };
      killed = false;
      rows.push(row);
      options.say?.(row);
    };
    const working = people.map(async (person) => {
      while (Date.now() < end) {
        await after(random() * 2 * options.pause);
        person.act();
      }
    });
    const leaving = people.slice(1).map(async (person) => {
      while (Date.now() < end) {
        await after(Math.min((0.5 + random()) * seconds * 200, Math.max(0, end - Date.now())));
        if (Date.now() >= end) return;
        person.setOnline(false);
        spells += 1;
        await after(random() * Math.min(30_000, seconds * 100));
        person.setOnline(true);
      }
    });
    const killing = (async () => {
      for (let n = 1; n <= kills; n++) {
        await after(begun + (seconds * 1_000 * n) / (kills + 1) - Date.now());
        await server.kill();
        killed = true;
        server = await serve(server.port);
      }
    })();
    const weighing = (async () => {
      for (let at = 0; Date.now() < end; at += every) {
        await after(Math.max(0, begun + at * 1_000 - Date.now()));
        weigh();
      }
    })();
    await Promise.all([...working, ...leaving, killing, weighing]);
    const over = Date.now();
    for (const person of people) person.setOnline(true);
    const atRest = await until(() => problemsOf(people).length === 0, REST);
    const settled = Date.now() - over;
    weigh();
    return { rows, edits: sum(people, "edits"), presses: sum(people, "presses"), spells, problems: atRest ? [] : problemsOf(people), settled };
  } finally {
    await Promise.all(people.map((person) => person.close()));
    await server.kill();
    await rm(data, { recursive: true, force: true });
  }
}

/** What does not hold now of what has to at the end. */
function problemsOf(people: readonly SoakPerson[]): string[] {
  const problems: string[] = [];
  const docs = people.map(({ document }) => document?.doc);
  const [first] = docs;
  for (const person of people) if (!person.settled) problems.push(`person ${person.n} is ${person.page.connection.get().state} and ${person.page.saving.get().state}`);
  if (!first) return ["nobody has the room's document"];
  for (const [n, doc] of docs.entries()) if (!doc || !Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(first))) problems.push(`person ${n} has another document than the first`);
  // What is looked at again and again has to cost little: these people live in this process.
  if (problems.length > 0) return problems;
  const words = new Map<string, number>();
  for (const [word] of first.getText(textName("note")).toString().matchAll(/<\d+\.\d+>/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  for (const { typed } of people) for (const word of typed) if (words.get(word) !== 1) problems.push(`${word} stands there ${words.get(word) ?? 0} times`);
  const pressed = sum(people, "presses");
  const counted = Number(readCell(first, "state:count") ?? 0);
  const interrupted = people.reduce((all, { page }) => all + page.notices.notices.get().filter(([, { kind }]) => kind === "interrupted").length, 0);
  if (counted > pressed || counted < pressed - interrupted) problems.push(`of ${pressed} presses ${counted} were counted, and ${interrupted} are told to be interrupted`);
  return problems;
}

const sum = (people: readonly SoakPerson[], what: "edits" | "presses"): number => people.reduce((all, person) => all + person[what], 0);

async function until(holds: () => boolean, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await after(100)) if (holds()) return true;
  return false;
}
