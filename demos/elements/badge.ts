import { app } from "tutti";

const builds = [{ name: "main", state: "passed" }, { name: "next", state: "failed" }] as const;

export default app("Builds", (ui) => {
  for (const { name, state } of builds) {
    const row = ui.container({ horizontal: true, key: name });
    row.text(name);
    row.badge(state, state === "passed" ? { colour: "green", icon: "check" } : { colour: "red" });
  }
});
