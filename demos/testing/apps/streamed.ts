import { app } from "tutti";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a moment looks like in each kind of element, once a second, for ever. */
async function* each<T>(draw: (moment: number) => T): AsyncGenerator<T> {
  for (let moment = 1; ; moment++) {
    yield draw(moment);
    await wait(1_000);
  }
}

const wave = (moment: number): number[] => Array.from({ length: 12 }, (_, i) => Math.round(50 + 40 * Math.sin((i + moment) / 3)));
const WEEK = [..."abcdefghijkl"];

/** Everything that shows the newest of a stream, beside what chats and charts join. */
export default app("Streamed", (ui) => {
  ui.counter("Votes");
  const [a, b, c] = ui.columns(3);
  a.badge(each((n) => `moment ${n}`), { colour: "green" });
  a.latex(each((n) => `n = ${n}, \\quad \\sqrt{n} < ${Math.ceil(Math.sqrt(n + 1))}`));
  for (const kind of ["success", "info", "warning", "error"] as const) a[kind](each((n) => `**${kind}** ${n}`));
  a.text(each((n) => `text ${n}`));
  a.json(each((moment) => ({ moment, wave: wave(moment).slice(0, 2) })));
  b.svg(each((n) => `<svg viewBox="0 0 200 60"><circle cx="${20 + (n * 10) % 160}" cy="30" r="20" fill="teal"/><text x="4" y="14">round ${n}</text></svg>`), { alt: "A ball" });
  b.mermaid(each((n) => `flowchart LR\n A[step ${n}] --> B[step ${n + 1}]`), { title: "Flow" });
  b.graphviz(each((n) => `digraph { rankdir=LR; "node ${n}" -> "node ${n + 1}" }`), { title: "Graph" });
  b.image(each((n) => `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80"><rect width="240" height="80" fill="hsl(${(n * 20) % 360} 60% 40%)"/><text x="10" y="50" fill="#fff" font-size="28">frame ${n}</text></svg>`), { alt: "The camera", width: 240 });
  c.echarts(each((n) => ({ xAxis: { type: "category", data: WEEK }, yAxis: {}, series: [{ type: "bar", name: `Bars ${n}`, data: wave(n) }] })), { title: "ECharts", height: 220 });
  c.vegaLite(each((n) => ({ title: `Moment ${n}`, data: { values: wave(n).map((y, i) => ({ x: WEEK[i], y })) }, mark: "line", encoding: { x: { field: "x" }, y: { field: "y", type: "quantitative" } } })), { title: "Vega-Lite", height: 220 });
  c.plotly(each((n) => ({ data: [{ type: "bar", x: WEEK, y: wave(n) }], layout: { title: { text: `Moment ${n}` } } })), { title: "Plotly", height: 240 });
  ui.map(each((n) => [{ name: `Ship ${n}`, lat: 40 + 5 * Math.sin(n / 5), lon: ((n * 2) % 60) - 30 }, { name: "Harbour", lat: 38.7, lon: -9.1 }]), { name: "name", title: "Ships", height: 300 });
});
