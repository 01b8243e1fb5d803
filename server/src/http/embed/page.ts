import { htmlAttribute } from "@tutti/protocol";
import type { Context } from "hono";
import { frameAncestors, type EmbedConfig } from "../../embed/config.ts";
import { EMBED_BEARER } from "../../embed/tokens.ts";
import type { PageFile } from "../files.ts";
import type { HttpPorts } from "../ports.ts";
import { policy } from "../security.ts";
import { baseOf } from "./base.ts";

/** How long (ms) after it was loaded a page inside another may say who it is. */
const KEY_FOR = 10 * 60_000;

type Ports = Pick<HttpPorts, "identity" | "embed" | "contentOrigins" | "now" | "url" | "callers" | "apps">;

/**
 * A room's page with what only a server that lets rooms be embedded says in it: where the description for wikis lies, and inside
 * another page whose page that may be, and a key. The key shows that whoever asks for a session has been handed this page:
 * a page of another site, which may not show it, cannot read it.
 */
export async function sendRoomPage(c: Context, ports: Ports, file: PageFile): Promise<Response> {
  const { embed, identity, contentOrigins, now } = ports;
  const embedded = c.req.query("embed") !== undefined;
  if (embedded && embed) c.header("Content-Security-Policy", policy(contentOrigins, frameAncestors(embed)));
  const lines = [...(embed ? [discovery(c, ports)] : []), ...(embedded ? [meta(embed, await identity.sign({ t: "frame", until: now() + KEY_FOR }))] : [])];
  c.header("Content-Type", file.type);
  c.header("Cache-Control", "no-store");
  return c.body(new TextDecoder().decode(file.plain).replace("</head>", () => `${lines.join("")}</head>`));
}

const meta = (embed: EmbedConfig | undefined, key: string): string =>
  `<meta name="tutti-embed" content="${htmlAttribute(JSON.stringify({ key: EMBED_BEARER + key, origins: embed?.origins ?? [] }))}">`;

function discovery(c: Context, ports: Ports): string {
  const { pathname } = new URL(c.req.url);
  const base = baseOf(c, ports);
  const title = ports.apps.get(c.req.param("app") ?? "")?.id;
  const query = new URLSearchParams({ url: base + pathname });
  return `<link rel="alternate" type="application/json+oembed" href="${htmlAttribute(`${base}/oembed?${query}`)}" title="${htmlAttribute(title === undefined ? "Tutti" : ports.apps.title(title))}">`;
}
