import type { Person } from "@tutti/protocol";
import { isAuthorKey, isSecretCell, jsonProblem, MAX_VALUE_CHARS, READER_CELL, stateCell, type JsonValue, type ReaderContext } from "@tutti/protocol/script";
import { AuthorError } from "../ui/author-error.ts";
import type { Context, State } from "../ui/ui.ts";
import { callSite } from "./call-site.ts";
import { cellId, frozen, knownWidget, PEOPLE, type CellId, type CellPlace } from "./cells.ts";
import { NO_PASSWORD, shown } from "./enter-widget.ts";
import type { Execution } from "./execution.ts";
import { forbidSharedWrites } from "./forbid-shared-writes.ts";

/** What a script reads and sets beside what it draws. Each call counts for the part that is running. */

/** Shared state of the room. The handle may be kept and used in handlers and other parts of the same run or later ones. */
export const state = <T>(owner: Execution, key: string, initial: T): State<T> => stateIn(owner, "state", { scope: "room" }, key, initial);

/** One person's own state, in their own document. */
export function local<T>(owner: Execution, key: string, initial: T): State<T> {
  const { person } = owner.caller("local").part;
  if (!person) throw new AuthorError("local was called outside ui.private: what everybody shares is no one person's", "Use mine.local inside ui.private((mine) => …), or ui.state");
  return stateIn(owner, "local", { scope: "me", person: person.id }, key, initial);
}

function stateIn<T>(owner: Execution, call: string, where: Pick<CellPlace, "scope" | "person">, key: string, initial: T): State<T> {
  owner.caller(call);
  const what = `${call}(${JSON.stringify(key)})`;
  if (!isAuthorKey(key)) throw new AuthorError(`${what}: a key has letters, digits and _ . - alone`);
  const problem = jsonProblem(initial);
  if (problem !== undefined) throw new AuthorError(`${what}: the initial value cannot be kept: ${problem}`);
  const place = { ...where, key: stateCell(key) };
  const cell = cellId(place);
  const unset = frozen(initial as JsonValue);
  const read = (): T => {
    const stored = readCell(owner.caller(call), cell);
    // What lies under this key was set by this app: its author's T is the word for it.
    return (stored === undefined ? unset : stored) as T;
  };
  const set = (value: T): void => {
    const here = owner.caller(`${call}.set`);
    const wrong = jsonProblem(value);
    if (wrong !== undefined) throw new AuthorError(`${what}: this value cannot be kept: ${wrong}`);
    const size = JSON.stringify(value).length;
    if (size > MAX_VALUE_CHARS) {
      throw new AuthorError(
        `${what}: this value has ${size} characters of JSON, and ${MAX_VALUE_CHARS} can be kept`,
        "Keep large data in a file or a database, and its name in the state",
      );
    }
    if (where.scope !== "me") forbidSharedWrites(here, `${what}.set`);
    here.pass.write(place, value as JsonValue, here.part);
  };
  return {
    get value() { return read(); },
    set,
    update: (change) => set(change(read())),
  };
}

/** The value of any widget, by its key. */
export function value(owner: Execution, key: string): unknown {
  const here = owner.caller("value");
  const { scene, pending } = here.pass;
  const person = here.part.person?.id;
  const waiting = pending.get(key);
  if (waiting && waiting.person === person) return waiting.value;
  const known = scene.registry.known(key, person);
  if (known?.value) return known.value.read(readCell(here, known.value.cell));
  readCell(here, knownWidget(key, person));
  return undefined;
}

/** Sets a widget's value: now where it is drawn already, else when it is drawn. */
export function setValue(owner: Execution, key: string, next: unknown): void {
  const here = owner.caller("setValue");
  const { pass, part } = here;
  const person = part.person?.id;
  const record = pass.scene.registry.drawn(key, person);
  if (!record) {
    pass.pending.set(key, { value: next, site: callSite(), person });
    return;
  }
  if (!record.value) throw new AuthorError(`setValue("${key}"): a ${record.kind} has no value`);
  if (record.value.isTable) throw new AuthorError(`setValue("${key}"): a ${record.kind} is no one value`, "Hand it other data, or take back what people wrote with its reset()");
  if (isSecretCell(record.value.place.key)) throw new AuthorError(`setValue("${key}"): ${NO_PASSWORD}`);
  const json = record.value.encode(next);
  if (json === undefined) throw new AuthorError(`setValue("${key}"): ${shown(next)} is no value of this ${record.kind}`);
  if (record.value.place.scope !== "me") forbidSharedWrites(here, `setValue("${key}")`);
  // Whoever has drawn it with the old value runs again, also the part that sets it.
  pass.write(record.value.place, json, undefined);
}

/** What is different for the reader of a private block. */
export function context(owner: Execution): Context {
  const here = owner.caller("context");
  const { person } = here.part;
  if (!person) throw new AuthorError("context was read outside ui.private: everybody in the room shares this run", "Read mine.context inside ui.private((mine) => …)");
  const stored = readCell(here, cellId({ scope: "me", person: person.id, key: READER_CELL }));
  // It was checked where it came in; before a page has said anything, nothing is known.
  const reader = (stored ?? NOBODY_KNOWN) as unknown as ReaderContext;
  return { ...reader, query: parametersOf(reader.url) };
}

const NOBODY_KNOWN = { locale: "en", timeZone: "UTC", theme: "light", url: "http://localhost/", embedded: false };

function parametersOf(url: string): Context["query"] {
  const found = new URL(url).searchParams;
  return Object.fromEntries([...new Set(found.keys())].map((name) => {
    const [only = "", ...more] = found.getAll(name);
    return [name, more.length > 0 ? [only, ...more] : only];
  }));
}

/** Whose private block this is. */
export function me(owner: Execution): Person {
  return owner.caller("me").part.person ?? nobody();
}

const nobody = (): never => {
  throw new AuthorError("me was read outside ui.private: everybody in the room shares this run", "Read mine.me inside ui.private((mine) => …)");
};

/** Those in the room now. */
export function people(owner: Execution): readonly Person[] {
  const here = owner.caller("people");
  readCell(here, PEOPLE);
  return here.pass.scene.people;
}

function readCell({ part, pass: { scene } }: Execution, cell: CellId): JsonValue | undefined {
  part.noteRead(cell, scene.cells.version(cell));
  return scene.cells.get(cell);
}
