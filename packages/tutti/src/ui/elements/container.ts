import type { Drawing, Slot, StatusUi } from "../drawing.ts";
import { given } from "../given.ts";
import type { Holding, Pen } from "../pen.ts";

/** A box. Only a keyed one is a part of the keys of what is inside it. */
export const container = <Self>(pen: Pen<Self>): Drawing<Self>["container"] =>
  ({ key, ...options } = {}) => {
    const holding: Holding = key === undefined ? {} : { name: key, segment: `container(${key})` };
    return pen.hold("container", given(options), holding).inside;
  };

/** A box that opens and shuts, for each person by themselves or for everybody. */
export const expander = <Self>(pen: Pen<Self>): Drawing<Self>["expander"] =>
  (label, { key, shared, ...options } = {}) => {
    const name = key ?? label;
    const choice = shared && { label, key, initial: options.expanded ?? false, accepts: (value: unknown) => typeof value === "boolean" };
    return pen.hold("expander", given({ label, ...options }), given({ name, segment: `expander(${name})`, shared: choice || undefined })).inside;
  };

/** A place whose content is replaced by what is drawn next. */
export const empty = <Self extends object>(pen: Pen<Self>) => (): Slot<Self> => {
  const { mark, inside } = pen.hold("empty", {}, { slot: true });
  return Object.assign(inside, { clear: () => mark.clear() });
};

/** How far some work has come, with details inside. */
export const status = <Self extends object>(pen: Pen<Self>) => (label: string, options: Parameters<Drawing<Self>["status"]>[1] = {}): StatusUi<Self> => {
  let now = { label, state: "running" as const, ...options };
  const { mark, inside } = pen.hold("status", given(now), { name: label });
  return Object.assign(inside, {
    update: (change: Partial<typeof now>) => {
      now = { ...now, ...change };
      mark.set(given(now));
    },
  });
};
