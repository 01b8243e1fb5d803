import { readFileSync } from "node:fs";

const PAGE = new URL("../../docs/embedding.md", import.meta.url);
/** What stands in the guides in the place of a reader's own server and room. */
const SERVER = "https://tutti.example";
const ROOM = `${SERVER}/sales/main`;

/**
 * What the guide for a product says to paste, for a server and room of a test's: read from the page of the docs, so that what
 * readers copy is what was tried.
 *
 * @param language of the block, as it stands behind its fence.
 */
export function snippet(product: string, language: "html" | "text", room: string): string {
  const guides = readFileSync(PAGE, "utf8").split(/^### /m);
  const guide = guides.find((text) => text.startsWith(`${product}\n`));
  const block = new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, "ms").exec(guide ?? "")?.[1];
  if (block === undefined) throw new Error(`docs/embedding.md has no block of ${language} under "### ${product}"`);
  return block.replaceAll(ROOM, room).replaceAll(SERVER, new URL(room).origin);
}
