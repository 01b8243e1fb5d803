import { app } from "tutti";

const EVIL = "<img src=x onerror='window.hit=1'><script>window.hit=2</script><b>kept words</b>";
const ROWS = [{ name: EVIL, n: 1, lat: 10, lon: 10, at: "https://evil.example/p.png" }, { name: "plain", n: 2, lat: 20, lon: 20, at: "javascript:window.hit=3" }];

/** What somebody may write where a chart shows it: in names, titles, templates, and in columns that speak of pictures and links. */
export default app("Hostile charts", (ui) => {
  ui.echarts({ title: { text: EVIL }, tooltip: { trigger: "axis", formatter: `${EVIL}{b}`, renderMode: "html", alwaysShowContent: true }, xAxis: { type: "category", name: EVIL }, yAxis: {}, series: [{ type: "bar", name: EVIL }] }, { data: ROWS, title: "E", alt: "Hostile bars", height: 200 });
  ui.vegaLite({ title: EVIL, mark: { type: "bar", tooltip: true }, encoding: { x: { field: "name", title: EVIL }, y: { field: "n", type: "quantitative" }, href: { field: "at" } } }, { data: ROWS, title: "V", alt: "Hostile marks", height: 200 });
  ui.vegaLite({ mark: "image", encoding: { x: { field: "n", type: "quantitative" }, url: { field: "at" } } }, { data: ROWS, alt: "Hostile pictures", height: 160 });
  ui.plotly({ data: [{ type: "bar", x: [EVIL, "b"], y: [1, 2], text: [`<a href="javascript:window.hit=4">${EVIL}</a>`, "x"], hovertemplate: EVIL }], layout: { title: { text: EVIL }, annotations: [{ text: EVIL, x: 0, y: 1 }] } }, { alt: "Hostile figure", height: 260 });
  ui.map(ROWS, { name: "name", tips: ["name"], colour: "name", title: "M", alt: "Hostile map", height: 240 });
});
