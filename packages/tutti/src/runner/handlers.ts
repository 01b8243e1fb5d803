import { entriesOf, type JsonValue, type PersonId } from "@tutti/protocol/script";
import type { CellChange } from "../host/messages.ts";
import { cellId, tableOf, type CellId } from "./cells.ts";
import { clearTable } from "./clear-table.ts";
import { Execution } from "./execution.ts";
import { formName } from "./form.ts";
import { formState } from "./form-record.ts";
import { isDismissal } from "./dialog.ts";
import { Part, withInner } from "./part.ts";
import type { Pass } from "./pass.ts";
import type { WidgetRecord } from "./registry.ts";

/**
 * Calls what the last run left to be called: `onChange` of widgets that people changed, `onSubmit` of the form that was
 * submitted. One after the other, before the script; each sees what the one before it set.
 */
export async function callHandlers(pass: Pass): Promise<void> {
  const { scene } = pass;
  for (const { cell, by, changes } of heardTogether(pass.heard)) {
    if (!pass.live) return;
    for (const change of changes) await callDismissed(pass, change);
    const record = by === undefined ? undefined : scene.registry.byCell(cell);
    const notify = record?.value?.notify;
    const [change] = changes;
    if (!record || !notify || !change) continue;
    const { value, previous, members } = record.value?.isTable ? tableChange(scene.cells.get(cell), changes) : { ...change, members: [] };
    await call(pass, record.part, () => notify(value, previous, scene.person(by), members), by);
  }
  if (pass.live) await callSubmit(pass);
  if (pass.live) await callEmitted(pass);
}

/** A dialog that somebody has closed: it is known by its key, and is theirs alone in a private block. */
async function callDismissed(pass: Pass, change: CellChange): Promise<void> {
  const { scene } = pass;
  const by = scene.person(change.by);
  if (!by || change.person !== by.id) return;
  for (const outer of scene.outermost()) {
    for (const part of withInner(outer)) {
      const { dismissal, person } = part;
      if (!dismissal || (person && person.id !== by.id) || !isDismissal(scene, dismissal.key, change)) continue;
      await call(pass, part, () => dismissal.call({ by }), by.id, true);
    }
  }
}

/** What a component has sent. One that is not drawn yet, in a process that has just begun, hears of it once it is. */
async function callEmitted(pass: Pass): Promise<void> {
  const { scene, event } = pass;
  if (!event?.event.emit) return;
  const record = scene.registry.drawn(event.event.key, event.by.id, event.event.page);
  if (!record?.hear) return;
  const { hear } = record;
  pass.delivered = true;
  await call(pass, record.part, () => hear(event), event.by.id, true);
}

/** Of a form that this run drew for the first time in this process. */
export async function callLateHandlers(pass: Pass): Promise<void> {
  for (const handler of pass.late.splice(0)) if (pass.live) await call(pass, pass.scene.main, handler, pass.event?.by.id);
}

async function callSubmit(pass: Pass): Promise<void> {
  const { scene, event } = pass;
  if (event?.event.kind !== "submit") return;
  const { id, form: sent, key } = event.event;
  const button = scene.registry.drawn(key, event.by.id, event.event.page);
  const form = button?.form === undefined ? undefined : scene.forms.get(formName(button.form, button.part));
  if (!button || !form) return;
  pass.submitted = true;
  const values = sent?.values ?? formState(scene.cells.get(form.cell))?.values ?? {};
  await call(pass, button.part, () => form.submit(values, event.by, id, event.event.key), event.by.id);
  if (form.clears && pass.live) for (const record of scene.registry.of(form.part)) putBack(pass, record);
}

/** A draft goes back to its default; one that nobody touched is there already. */
function putBack(pass: Pass, { value, part }: WidgetRecord): void {
  const stored = value && pass.scene.cells.get(value.cell);
  if (value?.isTable && part.execution) return clearTable(new Execution(pass, part), value.place, stored);
  if (value && stored !== undefined) pass.write(value.place, value.initial, undefined);
}

/** A handler runs as a part that draws nothing; its error is shown where its widget stands. */
async function call(pass: Pass, of: Part, handler: () => unknown, by: PersonId | undefined, clicked = pass.submitted): Promise<void> {
  const part = new Part({ kind: "handler", node: of.node, path: of.path, page: of.page, ...(of.person && { person: of.person }), body: handler });
  const execution = new Execution(pass, part);
  // A submit in a private form, or what a private component sends, is its person's click: it may set what is shared.
  execution.clicked = clicked;
  execution.by = by;
  try {
    await pass.scene.ports.context.run(execution, handler);
    execution.state = "ended";
  } catch (error) {
    execution.state = "over";
    if (pass.live) pass.handlerErrors.push({ part: of, error });
  }
}

interface Heard {
  readonly cell: CellId;
  readonly by: PersonId | undefined;
  readonly changes: CellChange[];
}

/** What one person did in one table is one change of it: a thousand cells that were pasted are heard of once. */
function heardTogether(heard: readonly CellChange[]): Heard[] {
  const together: Heard[] = [];
  const tables = new Map<string, Heard>();
  for (const change of heard) {
    const id = cellId(change);
    const table = tableOf(id)?.table;
    const open = table && tables.get(`${table}\n${change.by}`);
    if (open) open.changes.push(change);
    else {
      const made = { cell: table ?? id, by: change.by, changes: [change] };
      together.push(made);
      if (table) tables.set(`${table}\n${change.by}`, made);
    }
  }
  return together;
}

/** A table as it is, as it was before what one person did, and the members in which that was. */
function tableChange(value: JsonValue | undefined, changes: readonly CellChange[]): { readonly value: JsonValue | undefined; readonly previous: JsonValue; readonly members: readonly string[] } {
  const before = new Map(entriesOf(value));
  const members: string[] = [];
  for (const change of changes) {
    const member = tableOf(cellId(change))?.member;
    if (member === undefined) continue;
    members.push(member);
    if (change.previous === undefined) before.delete(member);
    else before.set(member, change.previous);
  }
  return { value, previous: [...before], members };
}
