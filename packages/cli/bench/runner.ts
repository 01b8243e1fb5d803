import { parsePersonId, parseRoomId, type ViewElement, type ViewOp } from "@tutti/protocol";
import { app } from "tutti";
import { startInProcess, type FromHost } from "tutti/host";
import { answer } from "./child.ts";

/** Runs a script of N elements again and again in this process, and beside it a plain function that makes the same JSON. */
const room = present(parseRoomId("main"));
const somebody = present(parsePersonId("bench"));

interface Figures { readonly ours: number[]; readonly plain: number[]; readonly opsEach: number }

async function measure(elements: number, runs: number): Promise<Figures> {
  const script = app("Bench", (ui) => {
    const level = ui.slider("Level", { min: 0, max: 1_000_000, value: 0 });
    ui.metric("Level", level);
    for (let n = 0; n < elements - 2; n++) ui.text(`Line ${n} of a page that a team has open`);
  });
  const view: ViewElement[] = [];
  let ops = 0;
  let ended: () => void = () => {};
  const take = (op: ViewOp): void => {
    ops += 1;
    if (op.op === "set" && view.length < elements + 1) view.push(op.element);
  };
  const host = startInProcess(script, { now: Date.now, after: (ms, fn) => { const timer = setTimeout(fn, ms); return () => clearTimeout(timer); } }, (message: FromHost) => {
    if (message.type === "ops") message.ops.forEach(take);
    if (message.type === "done") ended();
  });
  host.send({ type: "open", room, secret: "bench", cells: [], people: [] });
  const run = async (n: number): Promise<number> => {
    const place = view.find((element) => element.kind === "slider")?.widget;
    const changes = place ? [{ scope: place.scope, key: place.key, value: n, by: somebody, previous: n - 1 }] : [];
    const done = new Promise<void>((resolve) => { ended = resolve; });
    const begun = performance.now();
    host.send({ type: "run", room, run: n, mode: "commit", all: n === 1, changes });
    await done;
    return performance.now() - begun;
  };
  const ours: number[] = [];
  const plain: number[] = [];
  for (let n = 1; n <= 50; n++) await run(n);
  ops = 0;
  for (let n = 51; n <= 50 + runs; n++) {
    ours.push(await run(n));
    plain.push(timed(() => JSON.stringify(build(view, n))));
  }
  host.close();
  return { ours, plain, opsEach: ops / runs };
}

/** The same elements as fresh objects, as a script that knows nothing of people would make them. */
const build = (view: readonly ViewElement[], level: number): unknown[] =>
  view.map((element) => ({ ...element, props: element.kind === "metric" ? { ...element.props, value: level } : { ...element.props } }));

function present<T>(id: T | undefined): T {
  if (id === undefined) throw new Error("The bench's names are no names");
  return id;
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

answer({ measure: (request) => measure(request["elements"] as number, request["runs"] as number) });
