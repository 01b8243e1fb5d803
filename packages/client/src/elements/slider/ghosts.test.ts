import type { JsonValue, PersonId, WidgetKey } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { Other } from "../../sync/types.ts";
import { ghosts, share } from "./ghosts.ts";

const key = "months" as WidgetKey;
const props = { label: "Months", min: 1, max: 12, step: 1, value: [3, 9] as const };
const person = { id: "b" as PersonId, name: "Bilal", colour: 1, role: "editor" as const };
const dragging = (value: JsonValue, doing: "drag" | "focus" = "drag", of = key): Other => ({
  client: 1, person, presence: { person: person.id, at: { key: of, doing }, preview: { key: of, value, beat: 1 } },
});

test("[UI-22] a ghost stands at each end that somebody else has moved", () => {
  expect(ghosts([dragging([3, 11])], key, props, [3, 9]).map((ghost) => ghost.at)).toEqual([11]);
  expect(ghosts([dragging([4, 11])], key, props, [3, 9]).map((ghost) => ghost.at)).toEqual([4, 11]);
  expect(ghosts([dragging([3, 9])], key, props, [3, 9])).toHaveLength(1);
});

test("[UI-22] what does not fit the slider, or is no drag of it, is not drawn", () => {
  expect(ghosts([dragging([3, 99])], key, props, [3, 9])).toEqual([]);
  expect(ghosts([dragging("far")], key, props, [3, 9])).toEqual([]);
  expect(ghosts([dragging([3, 11], "focus")], key, props, [3, 9])).toEqual([]);
  expect(ghosts([dragging([3, 11], "drag", "other" as WidgetKey)], key, props, [3, 9])).toEqual([]);
});

test("[UI-22] a value has its place on the track, also on a track of no length", () => {
  expect(share(props, 1)).toBe(0);
  expect(share(props, 12)).toBe(1);
  expect(share({ min: 3, max: 3 }, 3)).toBe(0);
});
