/**
 * A Tutti app inside any page. Three nouns:
 *
 * - the **element** `<tutti-app src>` shows a room in a frame of its own (`tutti-app.ts`);
 * - the **link** is what the page and the frame say to each other, by a port that nobody else hears (`link.ts`);
 * - a **token** says who may see which room; the page's own server makes it (`server/`).
 *
 * Importing this, or loading a server's own `/embed.js`, makes the element known.
 *
 * @example
 * <script type="module" src="https://tutti.example/embed.js"></script>
 * <tutti-app src="https://tutti.example/sales/main"></tutti-app>
 */
import { TuttiApp } from "./tutti-app.ts";

export { TuttiApp } from "./tutti-app.ts";
export type { TuttiAppEvents } from "./tutti-app.ts";

if (!customElements.get("tutti-app")) customElements.define("tutti-app", TuttiApp);
