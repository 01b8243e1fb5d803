import { currentValues, parseEntry, readEntry, type Scope } from "@tutti/protocol";
import { textName } from "@tutti/protocol";
import { undoOf } from "./client-parts.ts";
import { DEFAULT_NOTE } from "./sim-app.ts";
import type { SimBrowser } from "./sim-browser.ts";
import { shownRows } from "./sim-table.ts";
import type { World } from "./world.ts";

const SCOPES: readonly Scope[] = ["room", "owner", "me"];
const TOKEN = /<(p\d+)\.\d+>/gu;

/** Takes back what this page did last, or brings it again, and looks whether nothing of anybody else's went with it. */
export function moveBack(world: World, browser: SimBrowser, back: boolean): boolean {
  const history = undoOf(browser.page);
  const before = pictureOf(browser);
  if (world.fault === "undo-takes-all") takeAll(browser);
  const done = back ? history.undo() : history.redo();
  if (done === undefined) return false;
  const after = pictureOf(browser);
  const who = `${browser.person.id}'s ${back ? "undo" : "redo"}`;
  for (const [name, { r }] of after.entries) {
    const was = before.entries.get(name);
    if (was && was.r !== r && !was.mine) world.fail(`[7] ${who} wrote over ${name}, which somebody else had set`);
  }
  if (after.others !== before.others) world.fail(`[7] ${who} turned others' words from ${before.others} into ${after.others}`);
  settle(browser, before, after);
  return true;
}

type Picture = ReturnType<typeof pictureOf>;

/** What a page shows that undoing may or may not touch. */
function pictureOf(browser: SimBrowser) {
  const note = browser.document("room")?.doc.getText(textName("note")).toString() ?? "";
  const tokens = [...note.matchAll(TOKEN)].map(([token, by]) => ({ token, mine: by === browser.person.id }));
  const entries = new Map(SCOPES.flatMap((scope) => {
    const doc = browser.document(scope)?.doc;
    const values = doc && currentValues(doc);
    if (!doc || !values) return [];
    return [...values.entries()].map(([name, raw]) => [`${scope} ${name}`, { r: parseEntry(raw)?.r ?? 0, mine: values._map.get(name)?.id.client === doc.clientID }] as const);
  }));
  return {
    entries, rows: shownRows(browser), mine: new Set(tokens.filter(({ mine }) => mine).map(({ token }) => token)),
    others: `${note.split(DEFAULT_NOTE).length - 1} ${tokens.filter(({ mine }) => !mine).map(({ token }) => token).join("")}`,
  };
}

/** What is taken back is out, and what is brought again is not. */
function settle(browser: SimBrowser, before: Picture, after: Picture): void {
  for (const made of browser.made) {
    const [was, is] = made.kind === "text" ? [before.mine.has(made.token), after.mine.has(made.token)] : [before.rows.has(made.token), after.rows.has(made.token)];
    if (was !== is) browser.turn(made, !is);
  }
  for (const row of new Set([...before.rows.keys(), ...after.rows.keys(), ...browser.cells.keys()])) {
    const value = after.rows.get(row);
    if (before.rows.get(row) === value) continue;
    if (value === undefined) browser.cells.delete(row);
    else browser.cells.set(row, value);
  }
}

/** The fault: whose it is, is not asked. */
function takeAll({ page }: SimBrowser): void {
  page.undo.own.isMine = (doc, entry) => readEntry(doc, entry) !== undefined;
}
