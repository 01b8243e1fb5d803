import type { Person } from "@tutti/protocol";
import type { PrivateUi, Ui } from "../ui/ui.ts";
import { sameJson } from "./compose.ts";
import { DrawingPen } from "./drawing-pen.ts";
import { joinPath } from "./identity.ts";
import { append, makeNode } from "./node.ts";
import { Part, type PrivateBlock } from "./part.ts";
import type { Scene } from "./scene.ts";

/** Notes a block where it stands; it is drawn for each person once the shared part of the run is done. */
export const privateBlock = (pen: DrawingPen<Ui>, make: (pen: DrawingPen<PrivateUi>) => PrivateUi) =>
  (draw: (mine: PrivateUi, me: Person) => unknown): void => {
    const { execution, node: parent, path } = pen.place;
    execution.drawer("private");
    if (typeof draw !== "function") pen.fail("private needs a function: ui.private((mine, me) => mine.text(me.name))");
    const id = parent.names.next(parent.id, "private", undefined);
    append(parent, makeNode({ id, kind: "private", props: {}, owner: execution }));
    execution.part.blocks.push({ id, path: joinPath(path, "private"), parent: execution.part, draw: (mine, me) => draw(mine, me), parts: new Map(), make });
  };

/** Until it is drawn for the first time, a person keeps what they had here. */
const NOT_BEGUN = { drawing: true };

/** The block's part for a person, made where there is none. */
function partFor(scene: Scene, block: PrivateBlock, person: Person): Part {
  const present = block.parts.get(person.id);
  if (present && sameJson(present.person, person)) return present;
  if (present) scene.release(present);
  const node = present?.node ?? makeNode({ id: block.id, kind: "private", props: {}, owner: NOT_BEGUN, holds: true });
  const part = new Part({
    kind: "private", node, path: block.path, person, page: block.parent.page,
    body: (execution) => block.draw(block.make(new DrawingPen({ execution, node, path: block.path, make: block.make })), person),
  });
  block.parts.set(person.id, part);
  return part;
}

/** The private parts of everybody who looks at the page that they are on. */
export const privateParts = (scene: Scene): Part[] =>
  scene.blocks().flatMap((block) => scene.peopleOn(block.parent.page).map((person) => partFor(scene, block, person)));
