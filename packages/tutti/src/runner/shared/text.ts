import { isAuthorKey, MAX_VALUE_CHARS, textCell } from "@tutti/protocol/script";
import { AuthorError } from "../../ui/author-error.ts";
import type { SharedText } from "../../ui/shared-state.ts";
import { cellId } from "../cells.ts";
import type { Execution } from "../execution.ts";
import { forbidSharedWrites } from "../forbid-shared-writes.ts";

/** A text that people write in too: an edit is sent as one, and done to what they have made of it meanwhile. */
export function sharedText(owner: Execution, key: string, initial = ""): SharedText {
  const what = `shared.text(${JSON.stringify(key)})`;
  const { pass } = owner.caller(what);
  if (!isAuthorKey(key)) throw new AuthorError(`${what}: a key has letters, digits and _ . - alone`);
  const place = { scope: "room", key: textCell(key) } as const;
  const cell = cellId(place);
  if (initial !== "" && pass.scene.cells.get(cell) === undefined) pass.seed(place, initial);
  const read = (): string => {
    const { part, pass: { scene: { cells } } } = owner.caller(what);
    part.noteRead(cell, cells.version(cell));
    const stored = cells.get(cell);
    return typeof stored === "string" ? stored : initial;
  };
  const edit = (next: string): void => {
    const here = owner.caller(what);
    forbidSharedWrites(here, what);
    if (next.length > MAX_VALUE_CHARS) throw new AuthorError(`${what} would have ${next.length} characters, and ${MAX_VALUE_CHARS} can be kept`, "Begin another text, or keep it in a file");
    here.pass.write({ ...place, as: "edit" }, next, here.part, read());
  };
  return {
    get value() { return read(); },
    append: (text) => edit(read() + text),
    insert: (at, text) => edit(read().slice(0, at) + text + read().slice(at)),
    replace: (at, length, text = "") => edit(read().slice(0, at) + text + read().slice(at + length)),
    set: edit,
  };
}
