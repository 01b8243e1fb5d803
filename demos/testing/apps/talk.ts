import { app, type Person } from "tutti";

interface Said { readonly by: Person; readonly text: string }

async function* count(): AsyncGenerator<string> {
  yield "# Counting\n\nA **bold** start.\n\n";
  for (let n = 1; n <= 60; n++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    yield `- number ${n}\n`;
  }
}

/** People who talk, a stream that goes on for seconds, and files to save. */
export default app("Talk", async (ui) => {
  const said = ui.state<readonly Said[]>("said", []);
  const sent = ui.chatInput("Say something", { key: "talk", maxChars: 2_000 });
  if (sent) said.update((list) => [...list, { by: sent.by, text: sent.text }]);
  const talk = ui.container({ key: "talk" });
  for (const { by, text } of said.value) talk.chatMessage(by).markdown(text);
  ui.downloadButton("There", "for all", { fileName: "there.txt" });
  ui.downloadButton("On demand", (by) => `for ${by.name}`, { fileName: "made.txt" });
  const start = ui.button("Count");
  if (start) await ui.chatMessage("assistant").writeStream(count());
});
