import { expect, test } from "vitest";
import { embedAddress, oembedAddress, parseEmbed, printElement, printFrame } from "./index.ts";

const ROOM = "https://tutti.example/sales/main";
const HOSTILE = [`"><script>alert(1)</script>`, `' onload='x" onerror="x`, "</iframe></tutti-app><img src=x>", "&quot;&amp;lt;", "a\nb", "`${x}`", "Umsätze 😀"];

/** What a browser reads between the quotes. */
const read = (escaped: string): string => escaped.replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
const valueOf = (code: string, name: string): string => read(new RegExp(` ${name}="([^"]*)"`).exec(code)?.[1] ?? `no ${name}`);
/** The code without what stands between quotes. */
const bare = (code: string): string => code.replaceAll(/"[^"]*"/g, '""');

test("[EMB-40] what is pasted into another page shows the room as it was chosen, and what is as usual is left out", () => {
  expect(printFrame({ room: ROOM, title: "Sales", height: 480, options: {} }, "100%"))
    .toBe(`<iframe src="${ROOM}?embed" width="100%" height="480" title="Sales" style="border:0" loading="lazy" allowfullscreen></iframe>`);
  expect(printElement({ room: ROOM, title: "Sales", options: { chrome: "small", height: "auto" } }))
    .toBe(`<script type="module" src="https://tutti.example/embed.js"></script>\n<tutti-app src="${ROOM}" title="Sales"></tutti-app>`);
  const options = { chrome: "none", theme: "dark", height: "fixed", page: "overview" } as const;
  expect(embedAddress(ROOM, options)).toBe(`${ROOM}?embed=chrome:none,theme:dark,height:fixed,page:overview`);
  expect(printElement({ room: ROOM, title: "Sales", height: 300, options })).toContain(`<tutti-app src="${ROOM}" chrome="none" theme="dark" page="overview" height="300" title="Sales">`);
  const asked = new URL(oembedAddress({ room: ROOM, title: "Sales", height: 300, options }));
  expect([asked.origin + asked.pathname, asked.searchParams.get("url"), asked.searchParams.get("maxheight")]).toEqual(["https://tutti.example/oembed", embedAddress(ROOM, options), "300"]);
  expect(oembedAddress({ room: ROOM, title: "Sales", options: {} })).toBe(`https://tutti.example/oembed?url=${encodeURIComponent(`${ROOM}?embed`)}`);
  for (const element of [`"><b>`, "a&b=c#d", "x: y%3A", "😀"]) {
    const address = embedAddress(ROOM, { element });
    expect([element, parseEmbed(new URL(address).searchParams)?.element]).toEqual([element, element]);
    expect(valueOf(printFrame({ room: ROOM, title: "", height: 1, options: { element } }, 1), "src")).toBe(address);
  }
});

test("[EMB-41] whatever a room is called, its title stays between the quotes that it is put into", () => {
  const [plainFrame, plainElement] = [printFrame({ room: ROOM, title: "Sales", height: 480, options: {} }, 800), printElement({ room: ROOM, title: "Sales", options: {} })];
  for (const title of HOSTILE) {
    const frame = printFrame({ room: ROOM, title, height: 480, options: {} }, 800);
    const element = printElement({ room: ROOM, title, options: {} });
    expect([title, bare(frame), bare(element)]).toEqual([title, bare(plainFrame), bare(plainElement)]);
    expect([valueOf(frame, "title"), valueOf(element, "title")]).toEqual([title, title]);
    expect(frame.slice(1, -1).replace("></iframe", "")).not.toMatch(/[<>]/);
  }
});
