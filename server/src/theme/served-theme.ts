import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { themeOver, themeSheet, type Theme, type ThemeFontFile } from "@tutti/protocol";
import type { ServerTheme } from "../options.ts";

const TYPES: Readonly<Record<string, string>> = { ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf" };
/** The largest font that is given out (bytes): a page should not wait longer for a letter. */
const MOST_BYTES = 4_000_000;

export interface Font { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }

/**
 * The theme of a server's pages as they get it: one style sheet for all its apps, under an address that never changes, and the
 * fonts that it names, under their hashes. It holds values of tokens alone, so it can change while pages are open.
 */
export class ServedTheme {
  #sheet = "";
  #version = "";
  #fonts = new Map<string, Font>();

  get sheet(): string {
    return this.#sheet;
  }

  /** Another one for each look; the page finds it in the sheet, as the token `--theme`. */
  get version(): string {
    return this.#version;
  }

  font(name: string): Font | undefined {
    return this.#fonts.get(name);
  }

  /**
   * Takes on another theme. The old one stays where it cannot.
   *
   * @throws where a font's file cannot be read, or is none
   * @returns whether anything is different now
   */
  async take(theme: ServerTheme | undefined): Promise<boolean> {
    const { apps = {}, ...whole } = theme ?? {};
    const themes: readonly (readonly [string, Theme])[] = [
      [":root:root", whole],
      ...Object.entries(apps).map(([app, own]) => [`:root:root:root[data-app="${app}"]`, themeOver(whole, own)] as const),
    ];
    const fonts = new Map<string, Font>();
    const addresses = new Map<string, string>();
    for (const file of themes.flatMap(([, each]) => filesOf(each))) {
      if (addresses.has(file.file)) continue;
      const { name, font } = await readFont(file.file);
      fonts.set(name, font);
      addresses.set(file.file, `/fonts/${name}`);
    }
    const fontAddress = (file: ThemeFontFile): string => addresses.get(file.file) ?? "";
    const rules = themes.map(([root, each]) => themeSheet(each, { root, fontAddress })).filter((rule) => rule !== "").join("\n");
    const version = createHash("sha256").update(rules).digest("hex").slice(0, 12);
    const before = this.#version;
    this.#fonts = fonts;
    this.#version = version;
    this.#sheet = `:root{--theme:"${version}"}\n${rules}\n`;
    return before !== version;
  }
}

const filesOf = (theme: Theme): readonly ThemeFontFile[] =>
  [theme.font, theme.headingFont, theme.codeFont].flatMap((font) => (typeof font === "object" ? (font.files ?? []) : []));

async function readFont(path: string): Promise<{ readonly name: string; readonly font: Font }> {
  const bytes = new Uint8Array(await readFile(path).catch((error: unknown) => {
    throw new Error(`The font ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }));
  const ending = extname(path).toLowerCase();
  const type = TYPES[ending];
  if (!type || !isFont(bytes)) throw new Error(`${path} is no font: a .woff2, .woff, .ttf or .otf is needed`);
  if (bytes.length > MOST_BYTES) throw new Error(`The font ${path} has ${Math.round(bytes.length / 1_000_000)} MB; ${MOST_BYTES / 1_000_000} MB is the most that a page should wait for`);
  return { name: `${createHash("sha256").update(bytes).digest("hex").slice(0, 24)}${ending}`, font: { type, bytes } };
}

/** What a font's first four bytes say. */
const SIGNS = new Set(["774f4632", "774f4646", "00010000", "4f54544f", "74727565"]);
const isFont = (bytes: Uint8Array): boolean => SIGNS.has(Buffer.from(bytes.subarray(0, 4)).toString("hex"));
