import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { parseAppId, themeProblems, themeWarnings, withBase, themeOver, type Theme, type ThemeFont, type ThemeFontFile } from "@tutti/protocol";
import type { ServerTheme } from "@tutti/server";
import { Problem } from "../problem.ts";
import { record, type Rule } from "./rules.ts";

/** The look of a server's pages, and of single apps. @throws {Problem} with the place of the first mistake */
export const theme: Rule<ServerTheme> = (raw, place) => {
  const { apps, ...whole } = record(raw, place);
  const check = (given: unknown, at: string): Theme => {
    const [problem] = themeProblems(given, { files: true });
    if (problem) throw new Problem(`${problem.path === "" ? at : `${at}.${problem.path}`}: ${problem.message}`);
    return given as Theme;
  };
  const checked = check(whole, place);
  if (apps === undefined) return checked;
  const own = Object.entries(record(apps, `${place}.apps`)).map(([app, given]) => {
    if (!parseAppId(app)) throw new Problem(`${place}.apps.${app} has to be the name of an app: small letters, digits and -`);
    return [app, check(given, `${place}.apps.${app}`)] as const;
  });
  return { ...checked, apps: Object.fromEntries(own) };
};

type FontOf = Theme["font"];

function mapFiles(given: Theme, change: (file: ThemeFontFile) => ThemeFontFile): Theme {
  const font = (one: FontOf): FontOf => (typeof one === "object" ? { ...one, ...(one.files ? { files: one.files.map(change) } : {}) } satisfies ThemeFont : one);
  const fonts = { font: font(given.font), headingFont: font(given.headingFont), codeFont: font(given.codeFont) };
  return { ...given, ...Object.fromEntries(Object.entries(fonts).filter(([, one]) => one !== undefined)) };
}

function mapAll(given: ServerTheme, change: (file: ThemeFontFile) => ThemeFontFile): ServerTheme {
  const { apps, ...whole } = given;
  return { ...mapFiles(whole, change), ...(apps ? { apps: Object.fromEntries(Object.entries(apps).map(([app, own]) => [app, mapFiles(own, change)])) } : {}) };
}

/** The same theme, with its fonts' files found from where the settings lie. */
export const inFolder = (given: ServerTheme, folder: string): ServerTheme => mapAll(given, (file) => ({ ...file, file: resolve(folder, file.file) }));

/** The files of all fonts of a theme. */
export function fontFiles(given: ServerTheme): string[] {
  const found: string[] = [];
  mapAll(given, (file) => {
    found.push(file.file);
    return file;
  });
  return [...new Set(found)];
}

/** @throws {Problem} where a font's file is not there */
export function needFonts(given: ServerTheme | undefined, place: string): void {
  const missing = given && fontFiles(given).find((file) => !existsSync(file));
  if (missing !== undefined) throw new Problem(`${place}: theme names the font ${relative(process.cwd(), missing)}, and there is no such file`);
}

/** Where pages are hard to read, each with its place in the settings. */
export function warningsOf(given: ServerTheme, place: string): string[] {
  const { apps = {}, ...whole } = given;
  const server = new Set(themeWarnings(whole));
  const own = Object.entries(apps).flatMap(([app, each]) => themeWarnings(themeOver(withBase(whole), each)).filter((text) => !server.has(text)).map((text) => `${place}: theme.apps.${app}.${text}`));
  return [...[...server].map((text) => `${place}: theme.${text}`), ...own];
}

/** Whether a file lies in a folder, so that it can be carried along with it. */
export const liesIn = (folder: string, file: string): boolean => {
  const way = relative(folder, file);
  return !way.startsWith("..") && !isAbsolute(way);
};
