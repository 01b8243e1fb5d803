import type { Context } from "hono";
import { html } from "hono/html";
import type { CacheFigures } from "tutti/host";
import type { KnownApp } from "../../apps.ts";
import type { ProcessCaches } from "../../hosts/cache-desk.ts";
import { serverPage, type Html } from "../signin/page.ts";
import { doorLanguage, type DoorLanguage } from "../signin/texts.ts";
import { gatherCaches, type GatheredCache } from "./gathered.ts";
import { cacheTexts, type CacheTexts } from "./texts.ts";

const RULES = `
*{box-sizing:border-box}
body{margin:0;padding:32px 16px;background:var(--bg);color:var(--ink);font:14px/1.5 var(--font);-webkit-font-smoothing:antialiased}
main{max-width:880px;margin:0 auto;display:grid;grid-template-columns:minmax(0,1fr);gap:16px}
header,.head{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:12px}
h1{margin:0;font:600 21px/1.3 var(--heading);letter-spacing:-.01em;overflow-wrap:anywhere}
h2{margin:0;font:600 15px/1.4 var(--heading);overflow-wrap:anywhere}
p{margin:0}
.lead,.of{color:var(--ink-2);overflow-wrap:anywhere}
.of{font-size:13px}
.said{padding:10px 14px;border-radius:var(--r2);background:var(--good-soft);color:var(--good)}
.said[data-bad]{background:var(--bad-soft);color:var(--bad)}
.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px;padding:16px 20px;background:var(--surface);border:1px solid var(--line);border-radius:var(--r3)}
.head>div{min-width:0;flex:1}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(96px,1fr));gap:12px;margin:0}
dt{color:var(--ink-2);font-size:12px}
dd{margin:0;font-size:16px;font-weight:500;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
caption{padding-bottom:4px;color:var(--ink-2);text-align:start}
:is(th,td){padding:5px 12px 5px 0;border-top:1px solid var(--line);text-align:end;white-space:nowrap;font-weight:400}
:is(th,td):first-child{text-align:start}
thead th{color:var(--ink-2)}
button{min-height:36px;padding:6px 14px;border:1px solid var(--line-control);border-radius:var(--r2);background:var(--surface);color:var(--ink);font:500 14px/1.4 var(--font);cursor:pointer}
button:hover{border-color:var(--accent)}
a{color:var(--accent)}
:is(button,a,.wide):focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media(max-width:420px){body{padding:20px 12px}.card{padding:14px}}
@media(forced-colors:active){button{border-color:ButtonText}}`;

/** The developers' page: how the caches of an app do. Of keys and results nothing is here to be shown. */
export function cachesPage(c: Context, app: KnownApp, title: string, processes: readonly ProcessCaches[], cleared: boolean): Response | Promise<Response> {
  const language = doorLanguage(c.req.header("Accept-Language"));
  const text = cacheTexts(language);
  const print = printer(language, text);
  const caches = gatherCaches(processes);
  const silent = processes.filter((each) => each.caches === undefined).map(({ pid }) => pid).join(", ");
  return serverPage(c, text.title(title), RULES, html`<header><h1>${text.title(title)}</h1>${caches.length > 0 ? clearForm(app, text.clearAll) : ""}</header>
<p class="lead">${text.lead}</p>
${cleared ? html`<p class="said" role="status">${text.cleared}</p>` : ""}
${silent === "" ? "" : html`<p class="said" data-bad role="alert">${text.silent(silent)}</p>`}
${caches.length > 0 || silent !== "" ? "" : html`<p>${processes.length === 0 ? text.idle : text.none}</p>`}
${caches.map((cache, i) => card(app, cache, i, text, print))}
<p><a href="/${app.id}">${text.back}</a></p>`);
}

const clearForm = (app: KnownApp, label: string, cache?: string, spoken?: string): Html =>
  html`<form method="post" action="/~caches/${app.id}${cache === undefined ? "" : `?${new URLSearchParams({ cache })}`}"><button type="submit" ${spoken === undefined ? "" : html`aria-label="${spoken}"`}>${label}</button></form>`;

type Printed = readonly (readonly [label: string, value: string])[];

function card(app: KnownApp, { sum, each }: GatheredCache, i: number, text: CacheTexts, print: (figures: CacheFigures) => Printed): Html {
  const printed = print(sum);
  return html`<section class="card" aria-labelledby="cache-${i}"><div class="head"><div><h2 id="cache-${i}">${sum.name}</h2>
<p class="of">${sum.place} · ${text[sum.kind]} · ${sum.onDisk ? text.onDisk : text.inMemory}</p></div>${clearForm(app, text.clear, sum.name, text.clearOf(sum.name))}</div>
<dl>${printed.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${each.length < 2 ? "" : html`<div class="wide" tabindex="0" role="region" aria-labelledby="of-${i}"><table><caption id="of-${i}">${text.processes(each.length)}</caption>
<thead><tr><th scope="col">${text.process}</th>${printed.map(([label]) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${each.map(({ pid, figures }) => html`<tr><th scope="row">${pid}</th>${print(figures).map(([, value]) => html`<td>${value}</td>`)}</tr>`)}</tbody></table></div>`}</section>`;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const AGES = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1_000]] as const;

/** @returns what names and prints the figures of a cache. What has no value is a dash. */
function printer(language: DoorLanguage, text: CacheTexts): (figures: CacheFigures) => Printed {
  const count = new Intl.NumberFormat(language);
  const unit = (value: number, name: string): string => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  const size = (bytes: number | undefined): string => {
    if (bytes === undefined) return "–";
    const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
    return unit(bytes / 1_000 ** power, UNITS[power] ?? "byte");
  };
  const age = (ms: number | undefined): string => {
    if (ms === undefined) return "–";
    const [name, length] = AGES.find(([, least]) => ms >= least) ?? AGES[3];
    return unit(Math.floor(ms / length), name);
  };
  return ({ hits, misses, entries, bytes, oldest, newest, computing }) => [
    [text.hits, count.format(hits)], [text.misses, count.format(misses)], [text.entries, count.format(entries)], [text.size, size(bytes)],
    [text.oldest, age(oldest)], [text.newest, age(newest)], [text.computing, count.format(computing)],
  ];
}
