import type { Plugin } from "vite";

/** Every browser that runs this page reads WOFF2: the older files of each font would be carried along and never be asked for. */
export function woff2Only(): Plugin {
  return {
    name: "tutti-woff2-only",
    enforce: "pre",
    transform(code, id) {
      if (!/\.css(?:\?|$)/.test(id) || !code.includes('format("truetype")')) return undefined;
      return { code: code.replace(/,\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)/g, ""), map: null };
    },
  };
}
