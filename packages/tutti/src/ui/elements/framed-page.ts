/** What a framed page says and hears: how tall it is, and the look of the page around it. */
const BEGIN = `(() => {
  const root = document.documentElement;
  const say = () => parent.postMessage({ height: Math.ceil(root.getBoundingClientRect().height) }, "*");
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || typeof data !== "object" || data === null || typeof data.tokens !== "object") return;
    root.style.colorScheme = data.mode;
    for (const [name, value] of Object.entries(data.tokens)) root.style.setProperty("--" + name, value);
  });
  new ResizeObserver(say).observe(root);
  say();
})();`;

const LOOK = "html { color-scheme: light dark } body { margin: 0; font: var(--text-m, 15px)/1.5 var(--font, system-ui); color: var(--ink, CanvasText) }";

export interface Framed {
  readonly html: string;
  readonly css: string | undefined;
  readonly js: string | undefined;
  /** Lets our own script and the author's run, and nothing that stands in the HTML; where absent, that runs too. */
  readonly nonce: string | undefined;
}

/** A whole page for a sandboxed frame: it is served with a policy that lets it reach nothing. */
export function framedPage({ html, css = "", js, nonce }: Framed): string {
  const mark = nonce === undefined ? "" : ` nonce="${nonce}"`;
  const policy = nonce === undefined ? "" : `<meta http-equiv="Content-Security-Policy" content="script-src 'nonce-${nonce}'">`;
  const script = (code: string): string => `<script${mark}>${code.replace(/<(?=\/script|!--)/gi, "\\x3C")}</script>`;
  return `<!doctype html><html><head><meta charset="utf-8">${policy}<style>${LOOK}\n${css.replace(/<(?=\/style)/gi, "\\3C ")}</style>${script(BEGIN)}</head><body>${html}${js === undefined ? "" : script(js)}</body></html>`;
}
