import { app } from "tutti";

const words = Array.from({ length: 95 }, (_, n) => `Entry ${n + 1}`);
const EACH = 10;

export default app("Log", (ui) => {
  const list = ui.container();
  const page = ui.pagination("Page of the log", { pages: Math.ceil(words.length / EACH) });
  list.markdown(words.slice((page - 1) * EACH, page * EACH).map((word) => `- ${word}`).join("\n"));
});
