import { app } from "tutti";

export default app("Poster", (ui) => {
  const ground = ui.colorPicker("Ground", { value: "#c2410c" });
  ui.svg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"><rect width="200" height="80" rx="8" fill="${ground}"/>
    <text x="100" y="48" text-anchor="middle" font-size="22" font-family="sans-serif" fill="#fff">Opening night</text></svg>`, { alt: `A poster on ${ground}`, width: 320 });
});
