import type { Person, Ui } from "tutti";

export interface Said { readonly by: Person | "assistant"; readonly text: string; readonly file?: string }

const ANSWER = "The hall has **412 seats**, of which\n\n1. 380 are in rows,\n2. 32 are in *boxes*.\n\n| Row | Seats |\n| --- | ---: |\n| A | 24 |\n| B | 26 |\n\n```ts\nconst left = seats - sold;\n```\n";

async function* words(text: string): AsyncGenerator<string> {
  for (const word of text.split(/(?<=\s)/)) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    yield word;
  }
}

/** A conversation: who speaks, what is streamed, what is sent along, and what may be saved. */
export async function chat(ui: Ui, said: { readonly value: readonly Said[]; update(change: (list: readonly Said[]) => readonly Said[]): void }, somebody: Person | undefined): Promise<void> {
  const [left, right] = ui.columns([3, 2], { gap: "large" });
  left.subheader("A conversation");
  const talk = left.container({ key: "talk" });
  const input = left.container();
  const sent = input.chatInput("Ask about the hall", { key: "hall", files: true, audio: true, help: "Everybody reads along." });
  if (sent) {
    const [file] = sent.files;
    said.update((list) => [...list.slice(-20), { by: sent.by, text: sent.text, ...(file && { file: file.url }) }]);
  }
  talk.chatMessage("assistant").markdown("Ask me something; *anybody* may.");
  for (const { by, text, file } of said.value) {
    const message = talk.chatMessage(by);
    if (text) message.markdown(text);
    if (file) message.link("What was sent along", file, { icon: "download" });
  }
  if (sent) {
    const answer = await talk.chatMessage("assistant").writeStream(words(ANSWER));
    said.update((list) => [...list, { by: "assistant", text: answer }]);
  }
  right.subheader("Who speaks");
  right.chatMessage("user").text("A user, without a name.");
  right.chatMessage("assistant", { avatar: "🦉" }).text("An assistant with a face of its own.");
  right.chatMessage("Stage manager").text("A name, with its initials.");
  if (somebody) right.chatMessage(somebody).text("Somebody who is here.");
  right.chatInput("Closed for now", { key: "closed-chat", disabled: true });
  right.chatInput("At most 20 characters", { key: "short-chat", maxChars: 20 });
  right.subheader("Files to save");
  const saves = right.container({ horizontal: true });
  saves.downloadButton("Programme", "19:30 Brahms\n20:15 Interval\n", { fileName: "programme.txt" });
  saves.downloadButton("Made for you", (by) => `A ticket for ${by.name}`, { fileName: "ticket.txt", kind: "primary" });
  saves.downloadButton("Not now", "", { fileName: "nothing.txt", disabled: true });
}
