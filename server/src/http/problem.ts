import { htmlAttribute } from "@tutti/protocol";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const page = (sentence: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tutti</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.5rem;color:#1d2430;background:#fff}
a{color:#2b50d8}@media(prefers-color-scheme:dark){body{color:#e8ebf2;background:#14171d}a{color:#9db2ff}}</style>
<main><p>${htmlAttribute(sentence)}</p><p><a href="/">All apps</a></p></main></html>`;

/** Says in one sentence what is wrong: JSON to programs, a small page to people. */
export function problem(c: Context, status: ContentfulStatusCode, sentence: string): Response | Promise<Response> {
  const forPrograms = /^\/(api|blob|~component|files)\//.test(c.req.path);
  return forPrograms ? c.json({ error: sentence }, status) : c.html(page(sentence), status);
}
