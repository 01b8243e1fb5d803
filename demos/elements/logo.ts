import { app } from "tutti";

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 40"><circle cx="20" cy="20" r="16" fill="#3d4fd8"/><circle cx="32" cy="20" r="16" fill="#1a936f" opacity=".8"/>
<text x="58" y="27" font-family="sans-serif" font-size="20" font-weight="700" fill="#7a7f88">Harbour</text></svg>`;

export default app("Harbour", (ui) => {
  ui.sidebar.logo(mark, { alt: "Harbour authority", to: "/", size: "large" });
  ui.sidebar.select("Pier", ["North", "South"]);
  ui.title("Berths");
});
