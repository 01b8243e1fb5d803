import { app } from "tutti";

const HOSTILE = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="120" height="40" onload="window.hit = 1">
  <script>window.hit = 2</script><style>@import url(https://evil.example/a.css); text { fill: red }</style>
  <foreignObject width="50" height="20"><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="<script>top.hit = 3</script>"></iframe></foreignObject>
  <a xlink:href="javascript:window.hit=4"><text x="4" y="20">kept words</text></a>
  <image href="https://evil.example/p.png" width="5" height="5"/><use href="https://evil.example/x.svg#a"/><rect width="9" height="9" fill="url(https://evil.example/f.svg#a)"/>
  <animate attributeName="href" values="javascript:window.hit=5"/><set attributeName="onclick" to="window.hit=6"/></svg>`;

export default app("Drawings", (ui) => {
  ui.svg(HOSTILE, { alt: "Hostile drawing" });
  ui.mermaid(`%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "body { display: none }"}}%%
flowchart LR
  A["<img src=x onerror='window.hit=7'>safe"] --> B[end]
  click A href "javascript:window.hit=8"`, { alt: "Hostile flow" });
  ui.graphviz('digraph { a [URL="javascript:window.hit=9", image="https://evil.example/p.png"]; a -> b }', { alt: "Hostile graph" });
  ui.graphviz("digraph { a -> ", { title: "Broken graph" });
  ui.mermaid("flowchart LR\n%% a remark\n A -->", { title: "Broken flow" });
  ui.latex(String.raw`x + \foo y`);
  ui.markdown(String.raw`Half of $\frac{a$ is not there.`);
});
