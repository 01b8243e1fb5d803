import { app } from "tutti";

export default app("Sign up", (ui) => {
  const coming = ui.state<readonly string[]>("coming", []);
  ui.private((mine) => {
    // Whoever reads this: each their own.
    mine.text(`Good morning, ${mine.me.name}.`);
    const listed = coming.value.includes(mine.me.name);
    if (mine.button(listed ? "I cannot come" : "I am coming")) {
      coming.update((names) => (listed ? names.filter((name) => name !== mine.me.name) : [...names, mine.me.name]));
    }
  });
  ui.text(coming.value.length === 0 ? "Nobody yet." : coming.value.join(", "));
});
