import { readFileSync } from "node:fs";
import { app } from "tutti";

const film = readFileSync(new URL("./parts/waves.webm", import.meta.url));
const words = "WEBVTT\n\n00:00.000 --> 00:01.000\nThe tide comes in.\n\n00:01.000 --> 00:02.000\nAnd goes out again.\n";

export default app("Waves", (ui) => {
  ui.video(film, { label: "Waves at the pier", subtitles: { English: words }, loop: true, muted: true, width: 480 });
});
