import { app, column } from "tutti";

/** A table of which people may make up the tags. */
export default app("Tagged", (ui) => {
  const { rows, problems } = ui.dataEditor([{ work: "Nocturne", tags: ["slow"] }, { work: "March", tags: [] }] as { work: string; tags: string[] }[], {
    label: "Works", columns: { tags: column.multiselect(["slow", "loud"], { label: "Tags", acceptNew: true }) },
  });
  ui.text(`Tags: ${rows.map(({ tags }) => (tags ?? []).join("+") || "none").join(", ")}`);
  ui.metric("To correct", problems.length);
});
