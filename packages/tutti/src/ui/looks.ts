import type { Theme } from "@tutti/protocol";

/** How the page looks, where a script says so itself. */
export interface Looks {
  /**
   * Gives the page another look, over the one of `tutti.config.ts`, for as long as the script draws it: everybody in the room
   * sees it, and inside `private` one person alone. Where there are several, the later one holds. Whether the page is light or
   * dark stays each reader's own choice, so say both. Font files stand in `tutti.config.ts`.
   *
   * @throws where a token is unknown or no colour, naming its path: `theme: light.accent: "blue" has to be a colour as #rrggbb`
   * @see themeWarnings, which tells where a theme is hard to read
   * @example
   * ui.theme({ base: "slate", light: { accent: "#0a7d33" }, dark: { accent: "#6fd08c" } });
   */
  theme(theme: Theme): void;
}
