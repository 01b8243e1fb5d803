import { defineComponent, json } from "tutti";

/** Fails in every way that a component can. */
export const trouble = defineComponent({
  name: "trouble",
  props: json<{ readonly inMount?: boolean }>(),
  value: (raw) => (typeof raw === "number" ? raw : undefined),
  mount({ root, props, value, set, label }) {
    if (props.inMount) throw new Error("It broke while it was drawn");
    const ways: Readonly<Record<string, () => unknown>> = {
      listener: () => {
        throw new Error("It broke in a listener");
      },
      promise: () => Promise.reject(new Error("It broke in a promise")),
      timer: () => setTimeout(() => {
        throw new Error("It broke in a timer");
      }),
      update: () => set(13),
      "bad value": () => set("many" as never),
    };
    const shown = document.createElement("output");
    shown.textContent = `${label} is at ${value}`;
    root.append(shown);
    for (const [name, act] of Object.entries(ways)) {
      const button = document.createElement("button");
      button.textContent = `${label}: ${name}`;
      button.addEventListener("click", () => void act());
      root.append(button);
    }
    return {
      update(now) {
        if (now.value === 13) throw new Error("It broke at thirteen");
        shown.textContent = `${label} is at ${now.value}`;
      },
    };
  },
});
