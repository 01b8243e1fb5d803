import { app } from "tutti";

export default app("Speakers", (ui) => {
  ui.title("Who speaks next");
  // Two who press at once are both on the list; a plain state would keep the one that was set last.
  const queue = ui.shared.list<{ readonly name: string }>("queue");
  const spoken = ui.shared.counter("spoken");
  ui.private((mine, me) => {
    if (mine.button("I want to speak")) queue.push({ name: me.name });
  });
  if (ui.button("Next") && queue.value.length > 0) {
    // The minutes are the same text as the field below, and what people write meanwhile stays.
    ui.shared.text("minutes").append(`- ${queue.value[0]?.name} spoke\n`);
    queue.remove(0);
    spoken.add();
  }
  ui.markdown(queue.value.map(({ name }) => `1. ${name}`).join("\n") || "Nobody waits.");
  ui.caption(`${spoken.value} have spoken`);
  ui.textArea("Minutes", { key: "minutes" });
});
