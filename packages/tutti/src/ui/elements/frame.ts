import { loadableAddress } from "@tutti/protocol/script";
import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import { mediaSource } from "../media/source.ts";
import type { Pen } from "../pen.ts";

const HEIGHT = 400;

/** Another page inside this one. */
export const iframe = (pen: Pen<unknown>): Displays["iframe"] =>
  (source, options) => {
    if (!options?.title) pen.fail("iframe: what is inside is not said", 'Give it a title: { title: "Map of the harbour" }');
    const { title, height = HEIGHT, width } = options;
    if (typeof source === "object" && "html" in source) return void pen.put("iframe", given({ title, height, width, html: String(source.html) }), title);
    const url = loadableAddress(String(source));
    if (url === undefined) pen.fail(`iframe "${title}": nothing can be loaded from "${String(source).slice(0, 80)}"`, "Write https://…, or a path of this server that begins with /");
    pen.put("iframe", given({ title, height, width, url }), title);
  };

/** A picture that stands for a name. */
export const logo = (pen: Pen<unknown>): Displays["logo"] =>
  (source, { alt, size = "medium", to }) => {
    if (typeof alt !== "string" || alt === "") pen.fail("logo: the name that it stands for is not said", 'Give it: { alt: "Harbour authority" }');
    pen.put("logo", given({ source: mediaSource(pen, "logo", "image", source), alt, size, to }), alt);
  };
