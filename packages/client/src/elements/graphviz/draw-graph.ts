import type { GraphvizEngine } from "@tutti/protocol";
import { diagramTexts } from "../../texts/diagram.ts";
import type { ChartTheme } from "../chart/theme.ts";
import type { FromGraphvizWorker, ToGraphvizWorker } from "./graphviz-worker.ts";

/** A graph that takes longer, in ms, is too large to be read, or was made to take for ever. */
const PATIENCE = 10_000;

let worker: Worker | undefined;
let count = 0;
/** One graph after another: the time of one is its own. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Draws a graph as SVG, in the theme's colours. Graphviz is WebAssembly, which the page's policy does not let run: it does so in a worker
 * that has a policy of its own and reaches nothing, and that is ended where it does not come to an end.
 *
 * @throws with the line where the graph cannot be read; the cause is what Graphviz says of it.
 */
export function drawGraph(source: string, engine: GraphvizEngine, theme: ChartTheme): Promise<string> {
  const drawn = before.then(() => draw({ n: ++count, source, engine, theme: { ink: theme.ink, quiet: theme.quiet } }));
  before = drawn.catch(() => undefined);
  return drawn;
}

function draw(order: ToGraphvizWorker): Promise<string> {
  const used = (worker ??= new Worker(new URL("./graphviz-worker.ts", import.meta.url), { type: "module", name: "graphviz" }));
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(late);
      used.removeEventListener("message", heard);
      used.removeEventListener("error", broke);
    };
    const drop = (error: Error): void => {
      end();
      used.terminate();
      worker = undefined;
      reject(error);
    };
    const heard = ({ data }: MessageEvent<FromGraphvizWorker>): void => {
      if (data.n !== order.n) return;
      end();
      if ("svg" in data) resolve(data.svg);
      else reject(mistake(data.problem));
    };
    const broke = (event: ErrorEvent): void => drop(new Error(diagramTexts.unreadable, { cause: event.message || undefined }));
    const late = setTimeout(() => drop(new Error(diagramTexts.stopped)), PATIENCE);
    used.addEventListener("message", heard);
    used.addEventListener("error", broke);
    used.postMessage(order, {});
  });
}

function mistake(said: string): Error {
  const line = Number(/in line (\d+)/.exec(said)?.[1]);
  return new Error(line > 0 ? diagramTexts.line(line) : diagramTexts.unreadable, { cause: said });
}
