import { readFileSync } from "node:fs";
import type { AnyUi } from "tutti";
import { paper } from "./paper.ts";
import { tune } from "./sounds.ts";

const hills = (sky: string, land: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">
  <rect width="320" height="180" fill="${sky}"/><circle cx="250" cy="48" r="22" fill="#fff" opacity=".85"/>
  <path d="M0 130 Q60 70 120 120 T240 110 T320 120 V180 H0z" fill="${land}"/><path d="M0 160 Q90 110 180 150 T320 145 V180 H0z" fill="#0003"/>
</svg>`;

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 40"><circle cx="20" cy="20" r="16" fill="#3d4fd8"/><circle cx="32" cy="20" r="16" fill="#1a936f" opacity=".8"/><text x="58" y="27" font-family="sans-serif" font-size="20" font-weight="700" fill="#7a7f88">Harbour</text></svg>`;

const PAGE = `<!doctype html><style>body { margin: 0; display: grid; place-items: center; height: 100vh; font: 600 18px sans-serif; background: #eef; color: #223; }</style>A page in a page`;

const FOUNDED = [{ instrument: "Violin", players: 16, since: 1550 }, { instrument: "Oboe", players: 2, since: 1660 }, { instrument: "Tuba", players: 1, since: 1835 }];

// Made once: bytes that stay the same object are named and sent once.
const PROGRAMME = paper([["Programme", "Friday, 19:30", "Brahms: Symphony No. 3"], ["Saturday", "19:30", "Clara Schumann: Piano Concerto"], ["Sunday", "11:00", "Something new"]]);
const WAVES = readFileSync(new URL("../elements/parts/waves.webm", import.meta.url));
const TUNE = tune([262, 330, 392, 523]);

/** Pictures, sounds, other pages, and what stands still for a while. */
export function media(ui: AnyUi): void {
  const [left, right] = ui.columns(2, { gap: "large" });
  left.subheader("Pictures");
  left.image(hills("#9cc4f2", "#3f7d20"), { caption: "Hills at *noon*, written as SVG", alt: "Green hills under a blue sky" });
  left.image([hills("#f2c89c", "#8a5a00"), hills("#2c1a6e", "#1d6fc4")], { caption: ["In the evening", "At night"], alt: ["Brown hills, orange sky", "Blue hills, dark sky"], zoom: true });
  left.image("/no-such-picture.png", { alt: "A picture that is not there" });
  left.logo(MARK, { alt: "Harbour authority", to: "/" });
  right.subheader("Sound and pages");
  right.audio(TUNE, { label: "Four notes" });
  right.video(WAVES, { label: "Waves at the pier", muted: true, loop: true, subtitles: { English: "WEBVTT\n\n00:00.000 --> 00:02.000\nThe tide comes in, and goes out again.\n" } });
  right.iframe({ html: PAGE }, { title: "A page in a page", height: 120 });
  right.pdf(PROGRAMME, { label: "Programme of the season", height: 360 });
  right.subheader("A table to read");
  right.table(FOUNDED, { caption: "Instruments of the orchestra", columns: { players: { label: "Players" } } });
  right.space("small");
  right.subheader("Still to come");
  right.skeleton({ height: 72 });
  const party = right.container({ horizontal: true, gap: "small" });
  if (party.button("Balloons")) party.balloons();
  if (party.button("Snow")) party.snow();
}
