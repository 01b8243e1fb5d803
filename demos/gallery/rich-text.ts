import type { AnyUi } from "tutti";

const ORDER = {
  id: 4711, placed: new Date("2026-03-14T09:26:53Z"), paid: true, note: null,
  customer: { name: "Harbour Café", address: { town: "Oslo", zip: "0150" } },
  lines: [{ article: "Tea", amount: 12, price: 3.5 }, { article: "Oats", amount: 4, price: 2.25 }],
  readings: Array.from({ length: 240 }, (_, hour) => Math.round(Math.sin(hour / 12) * 100) / 100),
};

const CARD = `<style>
  .card { padding: 16px; border-radius: 12px; background: linear-gradient(120deg, #3d4fd8, #1a936f); color: white; }
  .card b { font-size: 1.4em; }
</style>
<div class="card"><b>HTML</b><br>with styles of its own, that touch nothing else. <script>alert("never")</script></div>`;

/** Words in colours, formulas, links, data as a tree, and HTML. */
export function richText(ui: AnyUi): void {
  const [left, right] = ui.columns(2, { gap: "large" });
  left.subheader("Colours and badges");
  left.markdown("In Markdown: :red[red], :orange[orange], :yellow[yellow], :green[green], :blue[blue], :violet[violet], :grey[grey] and :primary[primary]; :green-background[on a ground], and as :badge[badges] of :red-badge[any] :green-badge[colour]. :small[Small print.]");
  const row = left.container({ horizontal: true, gap: "small" });
  row.badge("New");
  row.badge("Verified", { colour: "green", icon: "check" });
  row.badge("Late", { colour: "red" });
  row.badge("Draft", { colour: "grey", help: "Nobody has read it yet." });
  left.link("The **source** of these figures", "https://example.org/figures", { help: "It opens beside this page." });

  left.subheader("Formulas");
  left.latex(String.raw`\hat{\beta} = (X^\top X)^{-1} X^\top y \qquad \sum_{n=1}^{\infty} \frac{1}{n^2} = \frac{\pi^2}{6}`);
  left.markdown("A formula stands in a line too: $e^{i\\pi} + 1 = 0$. It costs $5, or $6 on Sundays.");
  left.latex("\\frac{1}{2");

  left.subheader("HTML");
  left.html(CARD);

  right.subheader("Data as a tree");
  right.json(ORDER, { label: "An order" });
  right.subheader("Whatever is written");
  right.write("A text is *Markdown*.", 12.5, [{ port: "Oslo", ships: 12 }, { port: "Rome", ships: 7 }], { harbour: "Oslo", berths: { free: 3, taken: 9 } });
  try {
    JSON.parse("{ not json");
  } catch (error) {
    right.exception(error);
  }
}
