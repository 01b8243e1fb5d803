import { nodePorts } from "../host/node-ports.ts";
import { readTable } from "../runner/data/reader.ts";
import { ReplayPen, type ReadOutside } from "../runner/replay-pen.ts";
import { Canvas } from "../ui/canvas.ts";

/** Tables are looked into for their columns alone. */
const read: ReadOutside = {
  reader: (data) => readTable(data, nodePorts(undefined, undefined)),
  table: (data, columns) => ({ kind: "inline", rows: 0, columns: (columns ?? readTable(data, nodePorts(undefined, undefined)).names).map((name) => ({ name, type: "number" })), values: [] }),
  file: () => undefined,
  locked: () => undefined, secret: () => undefined,
  markdown: () => [],
};

/** A `Ui` that draws nothing and gives what one that draws would: for a cached function that goes on after the run that called it. */
export const shadowUi = (): Canvas<object> => new Canvas<object>(new ReplayPen<object>({}, read, "", (pen) => new Canvas(pen)));
