import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { app } from "tutti";

const kept: unknown[] = [];

/** Ways to harm a process. Those that take memory take it in different places: V8's heap, its strings, and outside of it. */
const TROUBLES = {
  throw() {
    throw new Error("The script throws");
  },
  loop() {
    for (;;) if (kept.length > 1e9) return;
  },
  long() {
    while (existsSync(process.env["TUTTI_TEST_HELD"] ?? "")) Math.sqrt(2);
  },
  map() {
    const map = new Map<number, number[]>();
    for (let n = 0; ; n++) map.set(n, [n, n, n, n]);
  },
  strings() {
    for (let n = 0; ; n++) kept.push(`${n}`.padEnd(10_000, `${n}`).split("").toReversed().join(""));
  },
  buffers() {
    for (;;) kept.push(Buffer.alloc(10_000_000, 1));
  },
  query() {
    new Database(":memory:").prepare("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n").get();
  },
  exit() {
    process.exit(3);
  },
  lie() {
    for (const nonsense of [null, 7, "ready", {}, { type: "ops" }, { type: "ops", room: "bad", run: 1, ops: [{ op: "splice", id: "gone", at: 0, remove: 0, insert: [] }] }]) process.send?.(nonsense);
  },
  reject() {
    void Promise.reject(new Error("Nobody caught this"));
  },
};

/** The app that goes wrong in every way, where its room asks for it. */
export default app("Trouble", { rooms: "named" }, (ui) => {
  const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
  const trouble = ui.select("Trouble", ["none", ...Object.keys(TROUBLES)], { value: "none" });
  ui.metric("Twice", months * 2);
  if (trouble !== undefined && Object.hasOwn(TROUBLES, trouble)) TROUBLES[trouble as keyof typeof TROUBLES]();
  ui.text("The end is reached");
});
