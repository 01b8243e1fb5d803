import type { Person } from "@tutti/protocol";
import { formCell, isAuthorKey, secretCell, type FormProps } from "@tutti/protocol/script";
import type { DeliveredEvent } from "../host/messages.ts";
import type { FormOptions, FormUi } from "../ui/ui.ts";
import { given } from "../ui/given.ts";
import type { Pen } from "../ui/pen.ts";
import { cellId, type CellPlace } from "./cells.ts";
import { DrawingPen } from "./drawing-pen.ts";
import { scopeOf } from "./enter-widget.ts";
import { formState, type FormRecord, type FormState } from "./form-record.ts";
import { elementId, joinPath } from "./identity.ts";
import { append, makeNode } from "./node.ts";
import { Part } from "./part.ts";
import { ReplayPen, type ReadOutside } from "./replay-pen.ts";
import { isThenable, runPart } from "./run-part.ts";
import { uploadedFile } from "./uploads.ts";
import type { Scene } from "./scene.ts";
import { travellingTable } from "./tables.ts";
import { warnOfNoSubmit } from "./warnings.ts";

/**
 * A form is a part of its own: a change of a draft runs its body again, and nothing else. The script around it reads the form's
 * cell alone, and gets what the body makes of the values that were submitted.
 */
export const form = <Self>(pen: DrawingPen<Self>, make: (pen: Pen<FormUi>) => FormUi) =>
  <T>(key: string, draw: (form: FormUi) => T, options: FormOptions<T> = {}): T | undefined => {
    const { execution, node: parent, path } = pen.place;
    execution.drawer("form");
    if (!isAuthorKey(key)) pen.fail(`form(${JSON.stringify(key)}): a form needs a key of letters, digits and _ . -`, 'Write ui.form("order", (f) => …)');
    if (typeof draw !== "function") pen.fail(`form("${key}") needs a function: ui.form("${key}", (f) => f.textInput("Name"))`);
    const { pass, part: outer } = execution;
    const { scene } = pass;
    const { person } = outer;
    const name = formName(key, outer);
    const inside = joinPath(path, `form(${key})`);
    const place: CellPlace = { scope: person ? "me" : "room", ...(person && { person: person.id }), key: formCell(key) };
    const cell = cellId(place);
    outer.noteRead(cell, scene.cells.version(cell));
    pen.enterForm(key);

    const readFor = (by: Person | undefined): ReadOutside => ({
      locked: (own) => scene.locks.of(own),
      secret: (widget, said, own) => {
        const scope = scopeOf(execution, said, own);
        if (!by) return undefined;
        return scene.cells.get(cellId({ scope, ...(scope === "me" && { person: by.id }), key: secretCell(widget) }));
      },
      reader: (data) => pen.reader(data), table: (data, columns, use) => travellingTable(data, columns, use, scene, new Map()), file: (id) => uploadedFile(scene, id, person?.id),
      markdown: (text) => scene.ports.markdown()(text),
    });
    const buttons = new Map<string, string>();
    const calledBy = (button: string): string => buttons.get(button) ?? button;
    const replay = (values: FormState["values"], by: Person | undefined, button: string | undefined): T =>
      draw(make(new ReplayPen(values, readFor(by), inside, make, button === undefined ? undefined : calledBy(button))));
    const props = (cells: readonly string[]): FormProps => {
      const { border, enterToSubmit } = options;
      return { key, generation: formState(scene.cells.get(cell))?.generation ?? 0, cells, ...given({ border, enterToSubmit }) };
    };
    const node = makeNode({ id: elementId(`form\u0000${person ? "me" : ""}\u0000${key}`), kind: "form", props: props([]), owner: execution, holds: true });
    const part = new Part({
      kind: "form", node, path: inside, parent: outer, ...(person && { person }),
      body: (own) => {
        const cells: string[] = [];
        const result = draw(make(new DrawingPen<FormUi>({ execution: own, node, path: inside, form: { key, cells, buttons }, make })));
        if (isThenable(result)) pen.fail(`form("${key}"): its function may not be async`, "Load what it needs before the form");
        if (buttons.size === 0) warnOfNoSubmit(scene, key);
        node.props = props(cells);
        node.made = undefined;
      },
    });
    append(parent, node);
    outer.children.push(part);
    runPart(pass, part);

    const { onSubmit, clearOnSubmit = false } = options;
    const record: FormRecord = {
      part, cell, clears: clearOnSubmit,
      submit: (values, by, id, button) => onSubmit?.(replay(values, by, button), { by, id, button: calledBy(button) }),
    };
    scene.forms.set(name, record);
    const submitted = formState(scene.cells.get(cell));
    if (pass.delivered && !pass.submitted && pass.event && carries(scene, part, pass.event)) {
      const { event: { id, key: button, form: sent }, by } = pass.event;
      pass.submitted = true;
      pass.late.push(() => record.submit(sent?.values ?? submitted?.values ?? {}, by, id, button));
    }
    return submitted && part.execution?.state === "ended" ? replay(submitted.values, pass.event && carries(scene, part, pass.event) ? pass.event.by : undefined, submitted.button) : undefined;
  };

/** The name under which a room keeps a form: its key, the page that it is on, and whose it is. */
export const formName = (key: string, { person, page }: Part): string => `${page}\u0000${person?.id ?? ""}\u0000${key}`;

const carries = (scene: Scene, part: Part, { event }: DeliveredEvent): boolean =>
  event.kind === "submit" && scene.registry.of(part).some((record) => record.key === event.key);
