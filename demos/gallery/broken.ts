import { defineComponent } from "tutti";

/** Cannot be drawn, to show what becomes of such a one. */
export const broken = defineComponent({
  name: "broken",
  mount() {
    throw new Error("The sheet music is missing");
  },
});
