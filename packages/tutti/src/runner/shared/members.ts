import { entriesOf, isAuthorKey, jsonProblem, MAX_VALUE_CHARS, sharedCell, type JsonValue } from "@tutti/protocol/script";
import { AuthorError } from "../../ui/author-error.ts";
import { cellId } from "../cells.ts";
import type { Execution } from "../execution.ts";
import { forbidSharedWrites } from "../forbid-shared-writes.ts";

/** More than this a list or a map does not hold: each is a part of a document that everybody loads. */
export const MAX_SHARED_MEMBERS = 10_000;

/** The members of one shared list, map or counter, as a script reads and writes them. */
export class Members {
  readonly #owner: Execution;
  readonly #what: string;
  readonly #place: { readonly scope: "room"; readonly key: string };

  constructor(owner: Execution, kind: "list" | "map" | "counter", key: string) {
    this.#what = `shared.${kind}(${JSON.stringify(key)})`;
    owner.caller(this.#what);
    if (!isAuthorKey(key)) throw new AuthorError(`${this.#what}: a key has letters, digits and _ . - alone`);
    this.#owner = owner;
    this.#place = { scope: "room", key: sharedCell(kind, key) };
  }

  /** Those that are there; one that was taken away is null in the document, and not here. */
  read(): readonly (readonly [string, JsonValue])[] {
    const { part, pass: { scene: { cells } } } = this.#owner.caller(this.#what);
    const cell = cellId(this.#place);
    part.noteRead(cell, cells.version(cell));
    return entriesOf(cells.get(cell)).filter(([, value]) => value !== null);
  }

  write(as: "members" | "sums", members: readonly (readonly [string, JsonValue])[]): void {
    const here = this.#owner.caller(this.#what);
    forbidSharedWrites(here, this.#what);
    if (members.length === 0) return;
    const known = new Set(this.read().map(([member]) => member));
    const added = members.filter(([member, value]) => value !== null && !known.has(member)).length;
    if (added > 0 && known.size + added > MAX_SHARED_MEMBERS) this.#fail(`holds ${MAX_SHARED_MEMBERS} entries, which is the most it can`, "Take out what is old, or keep it in a database");
    here.pass.write({ ...this.#place, as }, members.map(([member, value]) => [member, value]), here.part);
  }

  /** @throws where this cannot be kept. */
  checked(value: unknown): JsonValue {
    const problem = jsonProblem(value);
    if (problem !== undefined) this.#fail(`cannot keep this value: ${problem}`);
    const json = value as JsonValue;
    if (json === null) this.#fail("cannot keep null, which stands for what was taken away", "Take it out, or keep an object with a null in it");
    const size = JSON.stringify(json).length;
    if (size > MAX_VALUE_CHARS) this.#fail(`cannot keep a value of ${size} characters of JSON: it can be ${MAX_VALUE_CHARS}`, "Keep large data in a file or a database, and its name here");
    return json;
  }

  /** @throws with what is wrong. */
  fail(message: string, hint?: string): never {
    return this.#fail(message, hint);
  }

  /** A name that no member of this run, or of another, has: by the clock, the run and how many there are. */
  names(): () => string {
    const { pass } = this.#owner.caller(this.#what);
    const begin = `${pass.scene.ports.now().toString(36)}-${pass.run.toString(36)}`;
    return () => `${begin}-${(pass.named += 1).toString(36)}`;
  }

  #fail(message: string, hint?: string): never {
    throw new AuthorError(`${this.#what} ${message}`, hint);
  }
}
