import type { PersonId } from "@tutti/protocol";
import { cellId } from "./cells.ts";
import { Execution } from "./execution.ts";
import { formName } from "./form.ts";
import { formState } from "./form-record.ts";
import { Part } from "./part.ts";
import type { Pass } from "./pass.ts";
import type { WidgetRecord } from "./registry.ts";

/**
 * Calls what the last run left to be called: `onChange` of widgets that people changed, `onSubmit` of the form that was
 * submitted. One after the other, before the script; each sees what the one before it set.
 */
export async function callHandlers(pass: Pass): Promise<void> {
  const { scene } = pass;
  for (const change of pass.heard) {
    if (!pass.live) return;
    const record = change.by === undefined ? undefined : scene.registry.byCell(cellId(change));
    const notify = record?.value?.notify;
    if (record && notify) await call(pass, record.part, () => notify(change.value, change.previous, scene.person(change.by)), change.by);
  }
  if (pass.live) await callSubmit(pass);
  if (pass.live) await callEmitted(pass);
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
  await call(pass, button.part, () => form.submit(values, event.by, id), event.by.id);
  if (form.clears && pass.live) for (const record of scene.registry.of(form.part)) putBack(pass, record);
}

/** A draft goes back to its default; one that nobody touched is there already. */
function putBack(pass: Pass, { value }: WidgetRecord): void {
  if (value && pass.scene.cells.get(value.cell) !== undefined) pass.write(value.place, value.initial, undefined);
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
