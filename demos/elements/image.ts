import { app } from "tutti";

const sky = (hour: number, top: string, low: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100" width="640" height="400"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs>
  <rect width="160" height="100" fill="url(#s)"/><path d="M0 78 Q40 60 80 74 T160 70 V100 H0z" fill="#24413a"/><text x="8" y="92" font-size="9" font-family="sans-serif" fill="#fff">${hour}:00</text></svg>`;

export default app("The hill, all day", (ui) => {
  // A click enlarges one; arrows go from one to the next.
  ui.image([sky(6, "#33406b", "#f2a65a"), sky(12, "#3f7fd0", "#cfe6ff"), sky(20, "#14162b", "#b3426b")], {
    caption: ["Morning", "Noon", "Evening"], alt: ["The hill at dawn", "The hill under a blue sky", "The hill after sunset"], width: 220, zoom: true,
  });
});
