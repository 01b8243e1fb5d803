import { filesIn, memberName, parseFileId, readCell, readEntry, type DocumentRef, type FileRef, type WidgetPlace } from "@tutti/protocol";
import type { Uploads as FoundFiles } from "../../packages/tutti/src/runner/uploads.ts";
import { rest } from "./rest.ts";
import { pathOf, recordOf } from "./server-files.ts";
import { PERSON } from "./sim-http.ts";
import { placeOf, type SimBrowser } from "./sim-browser.ts";
import { FILES } from "./sim-uploads.ts";
import type { World } from "./world.ts";

/** Where files are brought: to what everybody sees, and to what is one's own. */
const PLACES: readonly WidgetPlace[] = [placeOf("files", "room"), placeOf("own", "me")];

/** A file that somebody brings. */
export interface Brought {
  readonly id: string;
  readonly name: string;
  readonly place: WidgetPlace;
  /** They let go of it before it was there. */
  cancelled: boolean;
}

export function bring(world: World, browser: SimBrowser): boolean {
  if (!browser.uploads) return false;
  const name = `${browser.name()}.txt`;
  world.contents.set(name, `${name} ${"x".repeat(world.random.below(30))}`);
  const place = world.random.pick([...PLACES, ...PLACES.slice(0, 1)]);
  const id = browser.uploads.add(place, new File([world.contents.get(name) ?? ""], name, { lastModified: 1 }));
  if (id === undefined) return false;
  browser.brought.push({ id, name, place, cancelled: false });
  world.see("file brought");
  return true;
}

/** Takes away a file that stands there, whoever brought it. */
export function takeAway(world: World, browser: SimBrowser): boolean {
  const standing = PLACES.flatMap((place) => filesIn(browser.value(place).stored.get()).map(({ id }) => ({ place, id })));
  if (!browser.uploads || standing.length === 0) return false;
  const { place, id } = world.random.pick(standing);
  if (!browser.value(place).setMember(id, null)) return false;
  world.see("file taken away");
  return true;
}

/** Stops one's upload, goes on with it, or lets it go. */
export function handle(world: World, browser: SimBrowser): boolean {
  const { uploads } = browser;
  const pending = uploads ? PLACES.flatMap(({ key }) => uploads.at(key).get()) : [];
  if (!uploads || pending.length === 0) return false;
  const { id, state } = world.random.pick(pending);
  if (state === "paused") uploads.resume(id);
  else if (world.random.chance(0.7)) uploads.pause(id);
  else {
    uploads.cancel(id);
    const brought = browser.brought.find((one) => one.id === id);
    if (brought) brought.cancelled = true;
  }
  return true;
}

/** Asks for what is another's own. */
export function pry(world: World, browser: SimBrowser): boolean {
  const secret = [...world.fileIds].filter((id) => {
    const record = recordOf(world, id);
    return record?.scope === "me" && record.by !== browser.person.id;
  });
  if (secret.length === 0) return false;
  const id = world.random.pick(secret);
  const { answer } = world.http.send(browser, { page: true }, { method: "GET", url: `${FILES}/${id}/about`, headers: {} });
  answer.then(({ status }) => status === 200 && world.fail(`[4] ${browser.person.id} could read another's own file`), () => undefined);
  world.see("stranger asked");
  return true;
}

/** The files as scripts find them: by what the disk says. */
export const foundFiles = (world: World): FoundFiles => ({
  find: (_, id) => {
    const [record, node] = [recordOf(world, id), world.platter.get(pathOf(world, id))];
    return record?.done && node ? { record, bytes: async () => node.bytes, stream: () => new Blob([Uint8Array.from(node.bytes)]).stream() } : undefined;
  },
});

/** Every file that a document of the server's names. */
function named(world: World): { readonly ref: DocumentRef; readonly file: FileRef }[] {
  const { app, room, server } = world;
  const refs: (readonly [DocumentRef, string])[] = [[{ app, room, kind: "room" }, "files"], ...world.browsers.map(({ person }) => [{ app, room, kind: "me", person: person.id }, "own"] as const)];
  return refs.flatMap(([ref, key]) => {
    const doc = server?.document(ref);
    return doc ? filesIn(readCell(doc, key)).map((file) => ({ ref, file })) : [];
  });
}

/** After every step: what is named is there, whole. */
export function lookAtFiles(world: World): void {
  for (const path of world.platter.keys()) {
    const id = parseFileId(path.split("/").at(-1) ?? "");
    if (id) world.fileIds.add(id);
  }
  for (const { file } of named(world)) {
    const node = world.platter.get(pathOf(world, file.id));
    if (!node || Buffer.from(node.bytes).toString() !== world.contents.get(file.name)) world.fail(`[2] ${file.name} is named, and ${node ? "other bytes are" : "nothing is"} there`);
  }
  for (const browser of world.browsers) browser.noteUploads();
}

/** Whether nobody's upload is under way. */
export const everybodyBrought = (world: World): boolean =>
  world.browsers.every(({ uploads }) => !uploads || PLACES.every(({ key }) => uploads.at(key).get().every(({ state }) => state === "failed")));

export function resumeAll({ browsers }: World): void {
  for (const { uploads } of browsers) for (const { key } of uploads ? PLACES : []) for (const { id, state } of uploads?.at(key).get() ?? []) if (state === "paused") uploads?.resume(id);
}

/** At rest: every file that was brought stands there, or was taken away, or its bringer was told why not. */
export function checkBrought(world: World, asideOf: (browser: SimBrowser) => boolean): void {
  const { app, room, server } = world;
  for (const browser of world.browsers) {
    for (const { id, name, place, cancelled } of browser.brought) {
      const doc = server?.document(place.scope === "me" ? { app, room, kind: "me", person: browser.person.id } : { app, room, kind: "room" });
      // Begun anew where the server did not say how far it had come: of the first one nobody wants to know.
      const stands = [...world.fileIds].some((file) => recordOf(world, file)?.name === name && doc !== undefined && readEntry(doc, memberName(place.key, file)) !== undefined);
      const told = browser.refusedFiles.has(id);
      if (stands) world.see("file at rest");
      else if (told) world.see("file refused");
      else if (!cancelled && !asideOf(browser)) world.fail(`[2] ${browser.person.id} brought ${name}, and it is neither there nor refused`);
    }
  }
}

/** At rest: what is named can be read by those who may, and by nobody else; what nothing names is gone. */
export async function checkReading(world: World, step: () => Promise<void>): Promise<void> {
  const { server } = world;
  if (!server?.files || world.problem !== undefined) return;
  const drive = async <T>(work: Promise<T>): Promise<T | undefined> => {
    const done: { value?: T } = {};
    work.then((value) => (done.value = value), (error: unknown) => world.fail(`[2] files could not be gone through: ${String(error)}`));
    for (let round = 0; round < 500 && done.value === undefined && world.problem === undefined; round++) await step();
    return done.value;
  };
  await drive(server.files.keeper.collect(world, 0, 0).then(() => true));
  lookAtFiles(world);
  const standing = new Map(named(world).map(({ ref, file }) => [file.id, ref]));
  for (const id of world.fileIds) {
    const ref = standing.get(id);
    if (!ref && world.platter.has(pathOf(world, id))) world.fail(`[4] a file that nothing names is still there`);
    for (const { person } of world.browsers) {
      const answer = await drive(server.files.answer(new Request(`${FILES}/${id}/about`, { headers: { [PERSON]: person.id } })));
      const may = ref !== undefined && (ref.kind === "room" || (ref.kind === "me" && ref.person === person.id));
      if (ref?.kind === "me" && !may) world.see("stranger asked");
      if (answer && (answer.status === 200) !== may) world.fail(`[4] ${person.id} ${may ? "may not" : "can"} read a file ${ref ? `of ${ref.kind === "me" ? "another's own" : "the room"}` : "that was taken away"}: ${answer.status}`);
    }
  }
  await rest();
}

