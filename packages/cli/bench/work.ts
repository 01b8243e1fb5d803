import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { cacheData, task } from "tutti";
import { answer } from "./child.ts";
import type nothing from "./tasks/nothing.ts";

/** The pool that tasks run on, as it is without us. */
interface Pool { run(value: unknown): Promise<unknown> }
interface PiscinaModule { readonly Piscina: new (options: { readonly filename: string; readonly minThreads: number }) => Pool }

const NOTHING = new URL("./tasks/nothing.ts", import.meta.url);
const tutti = createRequire(fileURLToPath(import.meta.resolve("tutti")));

type Contestants = Readonly<Record<string, () => unknown>>;

/** Each in turn, round by round. The first round warms up and does not count. */
async function compare(contestants: Contestants, rounds: number, calls: number): Promise<Record<string, number[][]>> {
  const times: Record<string, number[][]> = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, call] of Object.entries(contestants)) {
      const took: number[] = [];
      for (let n = 0; n < calls; n++) {
        const begun = performance.now();
        await call();
        took.push(performance.now() - begun);
      }
      if (round >= 0) times[name]?.push(took);
    }
  }
  return times;
}

const rowsOf = (count: number): { readonly id: number; readonly name: string; readonly price: number }[] =>
  Array.from({ length: count }, (_, id) => ({ id, name: `Item ${id}`, price: id / 7 }));
const cachedRows = cacheData((count: number) => rowsOf(count), { name: "bench" });
const frozenRows = cacheData((count: number) => rowsOf(count), { name: "bench-frozen", copy: false });

answer({
  tasks: (request) => {
    const { Piscina } = tutti("piscina") as PiscinaModule;
    const pool = new Piscina({ filename: fileURLToPath(NOTHING), minThreads: 1 });
    return compare({ own: () => task<typeof nothing>(NOTHING, 1), bare: () => pool.run(1) }, request["rounds"] as number, request["calls"] as number);
  },
  cached: (request) => {
    const count = request["rows"] as number;
    const plain = rowsOf(count);
    const map = new Map([[count, plain]]);
    return compare({ own: () => cachedRows(count), frozen: () => frozenRows(count), clone: () => structuredClone(plain), map: () => map.get(count) }, request["rounds"] as number, request["calls"] as number);
  },
});
