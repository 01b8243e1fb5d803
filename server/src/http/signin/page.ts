import type { Context } from "hono";
import { html, raw } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { HtmlEscapedString } from "hono/utils/html";
import { doorLanguage, type DoorLanguage } from "./texts.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** These pages take passwords and lead to providers: they run one file of ours, load nothing else, and stand in nobody's frame. */
export const DOOR_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
].join("; ");

const STYLE = `
:root{color-scheme:light;--font:Inter,system-ui,"Segoe UI",Roboto,sans-serif;--heading:var(--font);--bg:#f7f7f5;--surface:#fff;--line:#e2e2dd;--line-control:#c4c4bd;--ink:#1c1d1f;--ink-2:#55585e;--accent:#3d4fd8;--accent-strong:#3141bd;--accent-ink:#fff;--bad:#b3332b;--bad-soft:#fdeceb;--good:#12725a;--good-soft:#e4f4ee;--r1:6px;--r2:10px;--r3:14px;--shadow-2:0 8px 28px rgb(20 20 30/.1)}
@media(prefers-color-scheme:dark){:root:not([data-theme="light"]){color-scheme:dark;--bg:#131416;--surface:#1b1d20;--line:#2c2f34;--line-control:#43474e;--ink:#eceef0;--ink-2:#b3b8bf;--accent:#8b9aff;--accent-strong:#a5b1ff;--accent-ink:#0e1030;--bad:#ff8f85;--bad-soft:#3a2021;--good:#4cc9a0;--good-soft:#16302a;--shadow-2:0 8px 28px rgb(0 0 0/.45)}}
:root[data-theme="dark"]{color-scheme:dark;--bg:#131416;--surface:#1b1d20;--line:#2c2f34;--line-control:#43474e;--ink:#eceef0;--ink-2:#b3b8bf;--accent:#8b9aff;--accent-strong:#a5b1ff;--accent-ink:#0e1030;--bad:#ff8f85;--bad-soft:#3a2021;--good:#4cc9a0;--good-soft:#16302a;--shadow-2:0 8px 28px rgb(0 0 0/.45)}`;

const RULES = `
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:24px 16px;background:var(--bg);color:var(--ink);font:14px/1.5 var(--font);-webkit-font-smoothing:antialiased}
main{width:100%;max-width:384px;padding:40px 32px 32px;background:var(--surface);border:1px solid var(--line);border-radius:var(--r3);box-shadow:var(--shadow-2)}
.mark{display:block;margin:0 auto 20px}
h1{margin:0;font:600 21px/1.3 var(--heading);letter-spacing:-.01em;text-align:center;text-wrap:balance}
.lead{margin:4px 0 28px;color:var(--ink-2);text-align:center;text-wrap:balance}
.said{margin:0 0 20px;padding:10px 14px;border-radius:var(--r2);background:var(--good-soft);color:var(--good)}
.said[data-bad]{background:var(--bad-soft);color:var(--bad)}
.said small{display:block;margin-top:4px;color:inherit;font-size:12px}
.ways{display:grid;gap:10px}
.way{display:flex;align-items:center;justify-content:center;width:100%;min-height:44px;padding:8px 16px;border:1px solid var(--line-control);border-radius:var(--r2);background:var(--surface);color:var(--ink);font:500 14px/1.4 var(--font);text-align:center;text-decoration:none;cursor:pointer;overflow-wrap:anywhere}
.way:not(:disabled):hover{border-color:var(--accent)}
.way[data-first]{border-color:var(--accent);background:var(--accent);color:var(--accent-ink)}
.way[data-first]:not(:disabled):hover{border-color:var(--accent-strong);background:var(--accent-strong)}
.way[data-quiet]{border-color:transparent;background:none;color:var(--ink-2)}
.way[data-quiet]:hover{color:var(--ink);text-decoration:underline}
:is(.way,input,a):focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.way:disabled{opacity:.5;cursor:default}
.or{display:flex;align-items:center;gap:12px;margin:6px 0 0;color:var(--ink-2);font-size:13px}
.or::before,.or::after{content:"";flex:1;border-top:1px solid var(--line)}
label{display:block;margin-bottom:6px;font-size:13px;font-weight:500}
input{width:100%;min-height:44px;margin-bottom:16px;padding:8px 12px;border:1px solid var(--line-control);border-radius:var(--r2);background:var(--bg);color:var(--ink);font:16px/1.4 var(--font)}
.foot{margin:24px 0 0;text-align:center}
.foot a{color:var(--ink-2)}
@media(max-width:420px){main{padding:32px 20px 24px;box-shadow:none}}
@media(forced-colors:active){.way{border-color:ButtonText}}`;

const MARK = raw('<svg class="mark" width="40" height="40" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6.5" fill="var(--accent)"/><g fill="none" stroke="var(--accent-ink)" stroke-width="2.2"><circle cx="9.6" cy="12" r="4.6"/><path d="M13.2 7.9a4.6 4.6 0 1 1 0 8.2"/></g></svg>');

/** Lets the page be as light or dark as the reader chose in an app; it runs before anything is drawn. */
export const DOOR_SCRIPT = `try{const choice=localStorage.getItem("tutti:theme");const dark=choice==="dark"||(choice!=="light"&&matchMedia("(prefers-color-scheme: dark)").matches);document.documentElement.dataset.theme=dark?"dark":"light"}catch{}`;

const card = (title: string, body: Html): Html => html`${MARK}<h1>${title}</h1>${body}`;

/** A page that stands before an app: one card, in the look of the apps behind it. */
export const doorPage = (c: Context, title: string, body: Html, status: ContentfulStatusCode = 200): Response | Promise<Response> =>
  serverPage(c, title, RULES, card(title, body), status);

/** Such a card that asks for nothing, in English: it is under the policy of every other answer. */
export const cardPage = (c: Context, title: string, body: Html, status: ContentfulStatusCode): Response | Promise<Response> =>
  draw(c, "en", title, RULES, card(title, body), status);

/** A page that the server draws by itself, in the look of the apps. @param rules its style. */
export function serverPage(c: Context, title: string, rules: string, body: Html, status: ContentfulStatusCode = 200): Response | Promise<Response> {
  c.header("Content-Security-Policy", DOOR_POLICY);
  c.header("X-Frame-Options", "DENY");
  c.header("Cache-Control", "no-store");
  return draw(c, doorLanguage(c.req.header("Accept-Language")), title, rules, body, status);
}

function draw(c: Context, language: DoorLanguage, title: string, rules: string, body: Html, status: ContentfulStatusCode): Response | Promise<Response> {
  return c.html(html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Tutti</title>
<script src="/signin/look.js"></script><style>${raw(STYLE)}</style><link rel="stylesheet" href="/theme.css"><style>${raw(rules)}</style></head>
<body><main>${body}</main></body></html>`, status);
}
