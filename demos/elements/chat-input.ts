import { app, type Person } from "tutti";

interface Said { readonly by: Person | string; readonly text: string; readonly photo?: string }

export default app("Questions to the kitchen", (ui) => {
  const said = ui.state<readonly Said[]>("said", [{ by: "Kitchen", text: "Soup today: leek and potato." }]);
  // It stands at the bottom edge; what somebody sends comes in exactly one run.
  const sent = ui.chatInput("Ask the kitchen", { files: { types: ["image/*"], maxSize: "10MB" } });
  if (sent) {
    const [photo] = sent.files;
    said.update((list) => [...list.slice(-99), { by: sent.by, text: sent.text, ...(photo && { photo: photo.url }) }]);
  }
  for (const { by, text, photo } of said.value) {
    const message = ui.chatMessage(by);
    if (text) message.markdown(text);
    if (photo) message.image(photo, { alt: "A photo that was sent", width: 240 });
  }
});
