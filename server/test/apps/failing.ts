import { app } from "tutti";

const source = {
  columns: [{ name: "n", type: "number" as const }],
  count: () => 5,
  page: (): never => {
    throw new Error("CANARY-source");
  },
};

/** What goes wrong in every way that there is; its words and lines are looked for in what people receive. */
export default app("Failing", (ui) => {
  const level = ui.slider("Level", { min: 0, max: 10, value: 1 });
  ui.metric("Level", level);
  ui.dataframe(source, { label: "Rows" });
  try {
    JSON.parse("CHOSEN-words");
  } catch (error) {
    ui.exception(error); // CANARY-line
  }
  if (level === 4) void Promise.reject(new Error("CANARY-nobody"));
  ui.fragment(() => {
    if (level === 2) throw new Error("CANARY-message"); // CANARY-excerpt
  });
  if (level === 2) throw new TypeError("CANARY-second");
});
