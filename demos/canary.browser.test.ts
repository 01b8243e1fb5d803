import { readdirSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { keptIn } from "./testing/kept.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const APP = fileURLToPath(new URL("../server/test/apps/secret.ts", import.meta.url));
const CLIENT = fileURLToPath(new URL("../packages/client/dist", import.meta.url));
const stage = useStage([{ id: "secret", file: APP }], { default: null });

/** Every file that a page could ask for, with the maps and sources that an unwary server would hand out beside them. */
function files(): string[] {
  const built = readdirSync(CLIENT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `/${relative(CLIENT, `${entry.parentPath}/${entry.name}`)}`);
  const scripts = built.filter((path) => path.endsWith(".js"));
  return [...built, ...scripts.map((path) => `${path}.map`), ...GUESSES];
}

const GUESSES = ["/secret.ts", "/secret.js", "/secret.js.map", "/apps/secret.ts", "/~component/secret/secret.ts", "/assets/../../secret.ts", "/assets/%2e%2e/secret", "/.tutti/secret", "/secret/main/secret.ts", "/tutti.config.ts"];

async function answers(person: Person, paths: readonly string[]): Promise<{ readonly found: number; readonly leaks: readonly string[] }> {
  return person.page.evaluate(async (all: readonly string[]) => {
    const leaks: string[] = [];
    let found = 0;
    for (let n = 0; n < all.length; n += 16) {
      await Promise.all(all.slice(n, n + 16).map(async (path) => {
        const answer = await fetch(path, { cache: "no-store" });
        if (answer.ok) found += 1;
        if ((await answer.text()).includes("CANARY") || [...answer.headers].join().includes("CANARY")) leaks.push(path);
      }));
    }
    return { found, leaks };
  }, paths);
}

test("[IDN-52] of what is an owner's alone nothing is kept in anybody else's browser, nor stands in any file that the server hands out; who loses that right keeps nothing of it", async () => {
  const invite = (role: "owner" | "editor" | "commenter" | "viewer") => stage.server.invite({ app: "secret", room: "main", role });
  // One after the other: six browsers that begin at once keep each other from it.
  const enter = async (name: string, role?: "owner" | "editor" | "commenter" | "viewer") => stage.enter(name, role === undefined ? "/secret/main" : await invite(role));
  const owner = await enter("Olga", "owner");
  const second = await enter("Otto", "owner");
  const editor = await enter("Ed", "editor");
  const commenter = await enter("Cora", "commenter");
  const viewer = await enter("Vera", "viewer");
  const nobody = await enter("Gil");
  const lesser = [editor, commenter, viewer];
  await Promise.all([owner, second].map((person) => person.sees("CANARY-text at 1")));
  await Promise.all([...lesser.map((person) => person.sees("Nothing here is for you")), nobody.sees("You may not open this")]);
  // Their part changes and fails while the others look on.
  await owner.press("Level", "ArrowRight", 4);
  await owner.sees("CANARY-error");
  await owner.press("Level", "ArrowRight", 1);
  await Promise.all([owner, second].map((person) => person.sees("CANARY-text at 6")));
  await Promise.all(lesser.map((person) => person.seesSliderAt("Level", 6)));
  // A browser keeps the page itself: an owner's has what is theirs, so that this looks in the right places.
  for (const person of [owner, second]) await expect.poll(() => keptIn(person.page)).toContain("CANARY-text at 6");
  for (const person of lesser) await expect.poll(() => keptIn(person.page)).toContain("Nothing here is for you");
  for (const person of [...lesser, nobody]) expect([person.name, (await keptIn(person.page)).match(/.{0,80}CANARY.{0,40}/gs) ?? []]).toEqual([person.name, []]);
  const { found, leaks } = await answers(viewer, files());
  expect(found).toBeGreaterThan(100);
  expect(leaks).toEqual([]);
  // Files are the same for all; what an unwary server would hand out beside them is asked for by everybody.
  for (const person of [editor, commenter, nobody]) expect([person.name, (await answers(person, GUESSES)).leaks]).toEqual([person.name, []]);

  // An owner loses the room: what their browser had of it goes.
  const place = "app=secret&room=main";
  const { people } = (await (await owner.context.request.get(`${stage.server.url}/api/sharing?${place}`)).json()) as { people: { person: string }[] };
  const me = (await (await second.context.request.get(`${stage.server.url}/api/me`)).json()) as { person: { id: string } };
  expect(people.some(({ person }) => person === me.person.id)).toBe(true);
  const taken = await owner.context.request.delete(`${stage.server.url}/api/sharing/people?${place}&person=${me.person.id}`, { headers: { origin: stage.server.url } });
  expect(taken.ok()).toBe(true);
  await second.sees("You may not open this");
  await expect.poll(async () => (await keptIn(second.page)).match(/.{0,80}CANARY.{0,40}/gs) ?? []).toEqual([]);
});
