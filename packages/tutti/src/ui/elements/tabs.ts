import { given } from "../given.ts";
import type { TabsOptions } from "../layouts.ts";
import type { Pen } from "../pen.ts";

/** Tabs, of which each is a part of the keys of what is inside it. */
export function tabs<Self>(pen: Pen<Self>) {
  function draw<const L extends readonly string[]>(labels: L, options?: TabsOptions): { readonly [I in keyof L]: Self };
  function draw(labels: readonly string[], options: TabsOptions = {}): unknown {
    const twice = labels.find((label, i) => labels.indexOf(label) !== i);
    if (labels.length === 0) pen.fail("tabs([]): give at least one label");
    if (twice !== undefined) pen.fail(`tabs: two are labelled "${twice}"`);
    const { key, shared, value } = options;
    if (value !== undefined && !labels.includes(value)) pen.fail(`tabs: none is labelled "${value}", which is to be open at first`, `There are ${labels.join(", ")}`);
    const choice = shared && { label: labels.join(" "), key, initial: value ?? labels[0] ?? "", accepts: (value: unknown) => labels.some((label) => label === value) };
    const set = pen.hold("tabs", given({ labels: [...labels], open: value }), given({ name: key, segment: key === undefined ? undefined : `tabs(${key})`, shared: choice || undefined }));
    return labels.map((label) => set.pen.hold("tab", { label }, { name: label, segment: `tab(${label})` }).inside);
  }
  return draw;
}
