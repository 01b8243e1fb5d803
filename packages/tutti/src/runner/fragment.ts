import type { FragmentOptions } from "../ui/ui.ts";
import { DrawingPen } from "./drawing-pen.ts";
import { timerMilliseconds } from "./duration.ts";
import { makeNode, append } from "./node.ts";
import { Part } from "./part.ts";
import { runPart } from "./run-part.ts";

/** The shortest time between two runs of a fragment by the clock (ms). */
export const SHORTEST_EVERY = 100;

/** A part that runs again by itself, in its place. */
export const fragment = <Self>(pen: DrawingPen<Self>) => (draw: (ui: Self) => unknown, { key, every }: FragmentOptions = {}): void => {
  const { execution, node: parent, path, make } = pen.place;
  execution.drawer("fragment");
  if (typeof draw !== "function") pen.fail("fragment needs a function: ui.fragment((part) => part.text(…))");
  const period = every === undefined ? undefined : timerMilliseconds(every);
  if (period !== undefined && !(period >= SHORTEST_EVERY)) pen.fail(`fragment: every is ${JSON.stringify(every)}; write 100 ms or more, as 500, "5s" or "2m"`);
  const { pass, part: outer } = execution;
  const node = makeNode({ id: parent.names.next(parent.id, "fragment", key), kind: "fragment", props: {}, owner: execution, holds: true });
  const { scene } = pass;
  const part: Part = new Part({
    kind: "fragment", node, path, parent: outer, ...(outer.person && { person: outer.person }),
    body: (own) => {
      if (period !== undefined) tick();
      return draw(make(new DrawingPen({ execution: own, node, path, make })));
    },
  });
  const tick = (): void => {
    part.cancelTimer?.();
    part.cancelTimer = scene.ports.after(period ?? 0, () => {
      part.dirty = true;
      scene.ports.emit({ type: "wake", room: scene.room, why: `a fragment that runs every ${period} ms` });
    });
  };
  append(parent, node);
  outer.children.push(part);
  const going = runPart(pass, part);
  if (going) execution.waiting.push(going);
};
