import { isDialogOpen, ownDialog, sharedDialog, type OwnDialog, type PersonId, type SharedDialog, type WidgetKey } from "@tutti/protocol/script";
import type { CellChange } from "../host/messages.ts";
import { AuthorError } from "../ui/author-error.ts";
import { given } from "../ui/given.ts";
import type { Dialog, DialogOptions, OpenOptions } from "../ui/ui.ts";
import { cellId, type CellPlace } from "./cells.ts";
import { DrawingPen } from "./drawing-pen.ts";
import type { Execution } from "./execution.ts";
import { elementId, joinPath } from "./identity.ts";
import { append, makeNode } from "./node.ts";
import { Part } from "./part.ts";
import { runPart } from "./run-part.ts";
import type { Scene } from "./scene.ts";
import { keyOf } from "./widget-key.ts";

/**
 * What lies over the page. It is a part of the script that runs by itself, and only while somebody has it open; who has is kept
 * in each person's own document, and for everybody in the room's.
 */
export const dialog = <Self>(pen: DrawingPen<Self>) =>
  (title: string, draw: (ui: Self) => unknown, { key: own, icon, width, dismissible, onDismiss }: DialogOptions = {}): Dialog => {
    const { execution, node: parent, path, make } = pen.place;
    execution.drawer("dialog");
    if (typeof draw !== "function") pen.fail(`dialog "${title}" needs a function: ui.dialog("${title}", (d) => d.text("…"))`);
    if (within(execution.part)) pen.fail(`dialog "${title}" stands in a dialog`, "Draw it beside the other, and open it from there");
    const key = keyOf(path, "dialog", title, own);
    if (typeof key !== "string") return pen.fail(key.problem, key.hint);
    const { pass: { scene }, part: outer } = execution;
    pen.enterDialog(key);
    const inside = joinPath(path, `dialog(${own ?? title})`);
    const node = makeNode({
      id: elementId(`dialog\u0000${outer.person ? "me" : ""}\u0000${key}`), kind: "dialog", props: { title, ...given({ icon, width, dismissible }) }, owner: execution,
      widget: { key, scope: "me" }, holds: true,
    });
    const whose = new Whose(scene, key);
    const part = new Part({
      kind: "dialog", node, path: inside, parent: outer, ...(outer.person && { person: outer.person }),
      awake: () => (outer.person ? [outer.person] : scene.peopleOn(outer.page)).some(({ id }) => whose.isOpen(id)),
      body: (execution) => draw(make(new DrawingPen({ execution, node, path: inside, make }))),
    });
    append(parent, node);
    outer.children.push(part);
    part.dismissal = onDismiss && { key, call: onDismiss };
    const going = part.isAwake() ? runPart(execution.pass, part) : undefined;
    if (going) execution.waiting.push(going);
    return {
      open: (options) => move(execution, whose, true, title, options),
      close: (options) => move(execution, whose, false, title, options),
    };
  };

const within = (part: Part | undefined): boolean => part !== undefined && (part.kind === "dialog" || within(part.parent));

/** Whether a change of somebody's own is that they have closed this dialog: it was open for them, and is not. */
export function isDismissal(scene: Scene, key: WidgetKey, { scope, person, key: changed, value, previous }: CellChange): boolean {
  if (scope !== "me" || person === undefined || changed !== key) return false;
  const { all } = new Whose(scene, key);
  return isDialogOpen(ownDialog(previous), all) && !isDialogOpen(ownDialog(value), all);
}

/** Who has a dialog open. */
class Whose {
  readonly #scene: Scene;
  readonly #key: WidgetKey;

  constructor(scene: Scene, key: WidgetKey) {
    this.#scene = scene;
    this.#key = key;
  }

  get all(): SharedDialog {
    return sharedDialog(this.#scene.cells.get(cellId(this.room)));
  }

  get room(): CellPlace {
    return { scope: "room", key: this.#key };
  }

  place(person: PersonId): CellPlace {
    return { scope: "me", person, key: this.#key };
  }

  of(person: PersonId): OwnDialog {
    return ownDialog(this.#scene.cells.get(cellId(this.place(person))));
  }

  isOpen(person: PersonId): boolean {
    return isDialogOpen(this.of(person), this.all);
  }
}

/** Opens or closes it: for whoever pressed, whose private block it is, or everybody. */
function move(owner: Execution, whose: Whose, open: boolean, title: string, { everybody = false }: OpenOptions = {}): void {
  const what = open ? "open" : "close";
  const here = owner.caller(`dialog.${what}`);
  const { pass, part } = here;
  if (everybody) {
    if (part.person && !here.clicked) throw new AuthorError(`The dialog "${title}" was opened for everybody in ui.private, which runs once for each person`, "Do it where a button was clicked, or outside the block");
    const { count } = whose.all;
    pass.write(whose.room, open ? { open, count: count + 1 } : { open, count }, part);
    if (!open) for (const { id } of pass.scene.people) if (whose.isOpen(id)) pass.write(whose.place(id), { open, seen: count }, part);
    return;
  }
  const person = part.person?.id ?? here.by;
  if (person === undefined) {
    throw new AuthorError(
      `It is not known for whom to ${what} the dialog "${title}": everybody in the room runs this`,
      `Call it where a button was clicked, in a handler, or in ui.private; for everybody say ${what}({ everybody: true })`,
    );
  }
  if (whose.isOpen(person) === open) return;
  pass.write(whose.place(person), { open, seen: open ? whose.of(person).seen : whose.all.count }, part);
}
