import type { PersonId } from "@tutti/protocol";
import type { Part } from "./part.ts";
import type { Pass } from "./pass.ts";
import { runPart } from "./run-part.ts";

/** So many people's blocks are begun together, and no more once they have taken so long (ms). */
export const SLICE_PEOPLE = 8;
const SLICE_MS = 10;

/**
 * Runs people's private parts a few at a time, and lets messages in between: with hundreds of people a newer run of the shared
 * part takes over there, and what it makes stale is not run first. Whoever pressed or changed something is served first, then
 * whoever has waited longest.
 */
export async function runOwnParts(pass: Pass, parts: readonly Part[]): Promise<void> {
  const { ports } = pass.scene;
  const waiting = inTurn(pass, parts);
  while (pass.live && waiting.length > 0) {
    const going = beginSlice(pass, waiting);
    if (going.length > 0) await Promise.all(going);
    if (waiting.length > 0) await ports.pause();
  }
}

function beginSlice(pass: Pass, waiting: Part[]): Promise<void>[] {
  const { scene } = pass;
  const going: Promise<void>[] = [];
  const began = scene.ports.now();
  for (let begun = 0; begun < SLICE_PEOPLE && (begun === 0 || scene.ports.now() - began < SLICE_MS); begun++) {
    const part = waiting.shift();
    if (!part) break;
    const id = part.person?.id;
    // They may have left, and their parts gone with them, while others were served.
    if (id !== undefined && !scene.peopleOn(part.page).some((person) => person.id === id)) continue;
    if (id !== undefined) scene.served(id);
    const run = runPart(pass, part);
    if (run) going.push(run);
  }
  return going;
}

function inTurn(pass: Pass, parts: readonly Part[]): Part[] {
  const { scene, event, heard } = pass;
  const first = new Set<PersonId | undefined>([event?.by.id, ...heard.map((change) => change.by)]);
  const place = ({ person }: Part): number => (person === undefined || first.has(person.id) ? -1 : scene.turnOf(person.id));
  return [...parts].sort((a, b) => place(a) - place(b));
}
