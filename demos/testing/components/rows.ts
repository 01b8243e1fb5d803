import { defineComponent } from "tutti";

/** Says what has come of the tables that it was handed. */
export const rows = defineComponent({
  name: "rows",
  mount({ root, tables: { few, many } }) {
    root.textContent = `${few?.rows} few, ${many?.rows} many, the last is ${String(many?.columns["name"]?.at(-1))}`;
  },
});
