import type { ElementId, ViewElement } from "@tutti/protocol";
import { expect, test } from "vitest";
import { openings, pathTo } from "./reveal.ts";

const element = (id: string, kind: string, children: readonly string[] = [], props: object = {}): ViewElement => ({ id, kind, props, children }) as unknown as ViewElement;
const VIEW = new Map([
  element("root", "root", ["a", "tabs"]), element("a", "text"), element("tabs", "tabs", ["t1", "t2"], { labels: ["First", "Second"] }), element("t1", "tab", ["b"]), element("b", "text"),
  element("t2", "tab", ["ex"]), element("ex", "expander", ["slider"], { label: "More" }), element("slider", "slider"),
].map((one) => [one.id, one]));
const find = (id: ElementId): ViewElement | undefined => VIEW.get(id);
const to = (id: string): readonly ViewElement[] => pathTo(find, (one) => one.id === id, "root" as ElementId);

test("[HERE-9] what an element is in is opened from the outside in: its tab, then its expander", () => {
  expect(openings(to("slider"))).toEqual([["tabs", "Second"], ["ex", "yes"]]);
  expect(openings(to("b"))).toEqual([["tabs", "First"]]);
  expect(openings(to("a"))).toEqual([]);
  expect(openings(to("ex"))).toEqual([["tabs", "Second"]]);
});

test("[HERE-9] what the view has not is not found", () => {
  expect(to("nothing")).toEqual([]);
  expect(openings([])).toEqual([]);
});
