import { expect, test } from "vitest";
import { Flights } from "./flights.ts";

test("[HOST-20] one process computes, the others wait and are told where to find it; of what was not written the next computes", () => {
  const flights = new Flights<string>();
  expect(flights.claim("a", 1, "orders")).toEqual([{ owner: "a", ask: 1, turn: "mine" }]);
  expect(flights.claim("b", 1, "orders")).toEqual([]);
  expect(flights.claim("c", 7, "orders")).toEqual([]);
  expect(flights.claim("b", 2, "others")).toEqual([{ owner: "b", ask: 2, turn: "mine" }]);
  expect([flights.computed("b", "others"), flights.computed("a", "orders"), flights.computed("c", "orders")]).toEqual([false, true, false]);
  expect(flights.settled("c", "orders", true)).toEqual([]);
  expect(flights.settled("a", "orders", false)).toEqual([{ owner: "b", ask: 1, turn: "mine" }]);
  expect(flights.settled("b", "orders", true)).toEqual([{ owner: "c", ask: 7, turn: "there" }]);
  expect(flights.claim("c", 8, "orders")).toEqual([{ owner: "c", ask: 8, turn: "mine" }]);
});

test("[HOST-20] a process that ends leaves its computations to the next who waits, and waits for nothing any more", () => {
  const flights = new Flights<string>();
  flights.claim("a", 1, "orders");
  flights.claim("b", 1, "orders");
  flights.claim("c", 1, "orders");
  flights.claim("b", 2, "others");
  expect(flights.gone("b")).toEqual([]);
  expect(flights.gone("a")).toEqual([{ owner: "c", ask: 1, turn: "mine" }]);
  expect(flights.claim("a", 3, "others")).toEqual([{ owner: "a", ask: 3, turn: "mine" }]);
});

test("[HOST-20] what one process asks for again, and what is beyond the bound, is computed at once", () => {
  const flights = new Flights<string>();
  flights.claim("a", 1, "orders");
  expect(flights.claim("a", 2, "orders")).toEqual([{ owner: "a", ask: 2, turn: "mine" }]);
  for (let n = 0; n < 10_000; n++) flights.claim("b", n, "orders");
  expect(flights.claim("c", 1, "orders")).toEqual([{ owner: "c", ask: 1, turn: "mine" }]);
});
