/** A process of little memory whose task fills it: tells what came of that, and of the next task. */
import type heavy from "./heavy.ts";
import { task } from "../../src/task/task.ts";

const HEAVY = new URL("./heavy.ts", import.meta.url);
const filled = await task<typeof heavy>(HEAVY, { does: "fill" }).then(() => "it ended", (error: unknown) => String(error));
const next = await task<typeof heavy>(HEAVY, { does: "sum", n: 3 });
process.send?.({ filled, next }, () => process.disconnect());
