import { app } from "tutti";

export default app("Music", (ui) => {
  const tempo = ui.pills("Tempo", ["Largo", "Andante", "Allegro", "Presto"], { value: "Andante", clearable: true });
  const parts = ui.pills("Parts", ["Strings", "Winds", "Brass", "Drums"], { many: true, value: ["Strings"], max: 3 });
  ui.text(`${tempo ?? "Any tempo"}, for ${parts.join(" and ") || "nobody"}.`);
});
