import { app } from "tutti";
import { chat, type Said } from "./chat.ts";
import { charts } from "./charts.ts";
import { files } from "./files.ts";
import { inputs } from "./inputs.ts";
import { layout } from "./layout.ts";
import { media } from "./media.ts";
import { richText } from "./rich-text.ts";
import { status } from "./status.ts";
import { tables } from "./tables.ts";
import { texts } from "./texts.ts";

export default app("Gallery", async (ui) => {
  ui.title("Every element");
  ui.caption("What an app can draw, in the states that it can be in. Open this page twice, and each input moves in both.");
  ui.sidebar.text("What is drawn at the side stays in view.");
  ui.sidebar.select("Accent of the day", ["Piano", "Forte", "Tutti"], { help: "An input at the side is shared like any other." });
  const [figures, words, rich, seen, boxes, pictures, grids, places, papers, talks] = ui.tabs(["Status", "Text", "Rich text", "Media", "Inputs", "Charts", "Tables", "Layout", "Files", "Chat"]);
  status(figures);
  texts(words);
  richText(rich);
  media(seen);
  inputs(boxes);
  charts(pictures);
  tables(grids);
  files(papers);
  layout(places, ui.state("clicks", 0));
  await chat(talks, ui.state<readonly Said[]>("said", []), ui.people[0]);
});
