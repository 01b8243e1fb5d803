import { defineComponent } from "tutti";

/** Never comes back from a press of its button. */
export const looper = defineComponent({
  name: "looper",
  isolated: true,
  value: (raw) => (typeof raw === "number" ? raw : undefined),
  mount({ root, value, label, disabled, set, tables: { many } }) {
    const button = document.createElement("button");
    button.textContent = `${label}: loop`;
    button.addEventListener("click", () => {
      for (;;) root.title = `${Math.random()}`;
    });
    const add = document.createElement("button");
    const rows = document.createElement("output");
    rows.textContent = `${many?.rows ?? 0} rows, the last is ${String(many?.columns["name"]?.at(-1))}`;
    let now = value;
    const draw = (locked: boolean): void => {
      add.textContent = `${label}: ${now}`;
      add.disabled = locked;
    };
    add.addEventListener("click", () => set(now + 1));
    draw(disabled);
    root.append(button, add, rows);
    return {
      update(shown) {
        now = shown.value;
        draw(shown.disabled);
      },
    };
  },
});
