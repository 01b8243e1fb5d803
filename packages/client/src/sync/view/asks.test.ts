import { parseClientMessage, type ClientMessage, type ElementId } from "@tutti/protocol";
import { expect, test } from "vitest";
import { Asks } from "./asks.ts";

const element = "e" as ElementId;
const question = (from: number) => ({ search: "", sort: [], filters: [], from, count: 10 });

test("[ASKS-1] a few questions are under way at a time, the last one asked goes first, and the oldest is let go", async () => {
  const said: Extract<ClientMessage, { type: "ask" }>[] = [];
  const asks = new Asks((message) => said.push(message) > 0);
  const answers = Array.from({ length: 40 }, (_, i) => asks.ask(element, "v", question(i)));
  expect(said).toHaveLength(6);
  expect(await answers[6]).toEqual({ problem: "busy" });
  asks.heard(said[0]?.n ?? 0, { rows: 1, values: [] });
  expect(await answers[0]).toEqual({ rows: 1, values: [] });
  expect(said[6]?.question.from).toBe(39);
  expect(parseClientMessage(JSON.stringify(said[0]))).toEqual(said[0]);
});

test("[ASKS-1] what was asked is over with the line, and nothing is asked without one", async () => {
  let line = true;
  const asks = new Asks(() => line);
  const [one, ...others] = Array.from({ length: 9 }, (_, i) => asks.ask(element, "v", question(i)));
  asks.disconnected();
  expect(await Promise.all([one, ...others])).toEqual(Array.from({ length: 9 }, () => ({ problem: "offline" })));
  line = false;
  expect(await asks.ask(element, "v", question(1))).toEqual({ problem: "offline" });
});
