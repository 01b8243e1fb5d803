import { app } from "tutti";

export default app("Deploy", (ui) => {
  const log = ui.state<readonly string[]>("log", []);
  const row = ui.container({ horizontal: true });
  const deploy = row.button("Deploy", { kind: "primary", icon: "check", shortcut: "Ctrl+Enter" });
  const forget = row.button("Clear the log", { disabled: log.value.length === 0 });
  // Each click is handled once, by whoever's name it carries.
  if (deploy) log.update((lines) => [...lines, `${deploy.by.name} deployed`].slice(-5));
  if (forget) log.set([]);
  for (const line of log.value) ui.text(line);
});
