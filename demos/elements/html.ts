import { app } from "tutti";

const card = (name: string, free: number): string => `
  <style>.card { padding: 12px 16px; border-radius: 8px; background: linear-gradient(120deg, #24307c, #146c43); color: white }</style>
  <div class="card"><b>${name}</b><br>${free} places free</div>`;

export default app("Car park", (ui) => {
  const free = ui.numberInput("Places free", { min: 0, max: 400, value: 112 });
  ui.html(card("Old harbour", free));   // its styles touch nothing else, and a script in it would be taken out
  // With a script of your own it stands in a frame that reaches nothing.
  ui.html("<button>Ring the porter</button> <output></output>", {
    label: "The porter's bell", css: "button { padding: 6px 12px; color: var(--accent) }",
    js: `let rung = 0; document.querySelector("button").onclick = () => { document.querySelector("output").textContent = "rung " + ++rung; };`,
  });
});
