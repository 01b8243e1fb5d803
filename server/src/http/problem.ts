import type { Context } from "hono";
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { cardPage } from "./signin/page.ts";

const HEADINGS: { readonly [status: number]: string } = {
  401: "Sign in to go on", 403: "This is not for you", 404: "There is nothing here", 413: "That is too large", 429: "That was too often", 503: "Not ready yet",
};

/** Says in one sentence what is wrong: JSON to programs, to people a page that looks like the apps. @param way where else they may go. */
export function problem(c: Context, status: ContentfulStatusCode, sentence: string, way?: { readonly href: string; readonly text: string }): Response | Promise<Response> {
  const forPrograms = /^\/(api|blob|~component|files)\//.test(c.req.path);
  if (forPrograms) return c.json({ error: sentence }, status);
  // What a server refuses it says in English, whatever the page's reader speaks.
  return cardPage(c, HEADINGS[status] ?? "This did not go well", html`<p class="lead">${sentence}</p>
<div class="ways">${way === undefined ? "" : html`<a class="way" data-first href="${way.href}">${way.text}</a>`}<a class="way" href="/">All apps</a></div>`, status);
}
