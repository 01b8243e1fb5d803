import { app } from "tutti";

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" onload="top.hit = 'svg'"><script>top.hit = "svg script"</script><rect width="40" height="40" fill="teal"/></svg>`;

/** What somebody would write who wants to run something in others' pages, or to draw over them. */
const HTML = [
  `<script>window.hit = "script"</script>`, `<img src="/x" onerror="window.hit = 'onerror'">`, `<svg onload="window.hit = 'svg'"><script>window.hit = 'svg'</script></svg>`,
  `<a id="lead" href="java\nscript:window.hit='link'">lead</a>`, `<a href="data:text/html,<script>1</script>">data</a>`,
  `<iframe srcdoc="<script>top.hit='frame'</script>"></iframe>`, `<object data="javascript:1"></object><embed src="javascript:1">`,
  `<form action="/api/me" method="post"><input name="name" autofocus><button>send</button></form>`, `<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.hit='mutated'&gt;"></mglyph></table></mtext></math>`,
  `<div id="cover" style="position:fixed;inset:0;z-index:99999;background:red">cover</div>`, `<div style="position:absolute;top:-4000px;left:-4000px;width:9000px;height:9000px;background:red">far</div>`,
  `<style>:host { position: fixed !important; inset: 0 !important; z-index: 99999 !important; background: red } body, .bar, h1 { display: none !important }</style>`,
  `<dialog open popover="manual" style="position:fixed">dialog</dialog>`, `<p tabindex="9" accesskey="s" contenteditable data-kind="button" name="title">kept words</p>`,
].join("\n");

/** Hostile text in every place that takes some. */
export default app("Hostile", (ui) => {
  ui.title("Still here");
  ui.html(HTML);
  ui.markdown("<img src=x onerror=\"window.hit='md'\"> [go](javascript:window.hit='md') :red[<script>window.hit='md'</script>]");
  ui.latex("\\href{javascript:window.hit='tex'}{x} \\htmlStyle{position:fixed}{y} \\includegraphics{/x}");
  ui.image(PICTURE, { alt: "A picture with a script" });
  ui.iframe({ html: "<script>try { top.hit = 'page' } catch {} ; document.body.append('ran')</script><p>inside</p>" }, { title: "A hostile page", height: 80 });
  ui.json({ "<img src=x onerror=window.hit='json'>": "</script><script>window.hit='json'</script>", ["__proto__"]: { polluted: true } });
  ui.badge("<b onclick=window.hit='badge'>badge</b>");
  if (ui.button("Party")) ui.balloons();
});
