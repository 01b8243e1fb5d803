import { app, column, connect } from "tutti";
import { storeIn, type Purchase } from "./store.ts";

const CATEGORIES = ["Hardware", "Software", "Books", "Training", "Travel"] as const;
const SAYS: Readonly<Record<Purchase["state"], string>> = { open: "Open", approved: "Approved", declined: "Declined" };
const euros = { style: "currency", currency: "EUR" } as const;

const db = connect("purchases");

export default app("Purchases", async (ui) => {
  const store = await storeIn(db);
  const rows = await db.live(() => store.newest());

  ui.title("What do we buy?");
  ui.caption("The rows lie in a database. Whoever changes them, in this room, in another or with a program of their own: every page shows it.");

  const [left, right] = ui.columns([1, 1.7], { gap: "large" });
  left.form("ask", (form) => {
    form.subheader("A request");
    const what = form.textInput("What", { placeholder: "Second screen", maxChars: 80 });
    const category = form.pills("Category", CATEGORIES, { value: CATEGORIES[0] }) ?? CATEGORIES[0];
    const price = form.numberInput("Price", { min: 0.01, max: 100_000, step: 0.01, value: 50, format: euros });
    form.submitButton("Ask", { kind: "primary" });
    return { what: what.trim() || "Something", category, cents: Math.round(price * 100) };
  }, {
    clearOnSubmit: true,
    onSubmit: (asked, { by, id }) => store.ask({ ...asked, submit: id, askedBy: by.name }),
  });

  const sums = right.columns(3);
  for (const [i, state] of (["open", "approved", "declined"] as const).entries()) sums[i]?.metric(SAYS[state], sum(rows, state), { format: euros });

  const shown = rows.map(({ id, what, category, cents, askedBy, askedAt, state, decidedBy }) => ({ id: String(id), what, category, price: cents / 100, askedBy, askedAt, state: SAYS[state], decidedBy }));
  const chosen = right.dataframe(shown, {
    key: "purchases", label: "Purchases", select: "row", rowId: "id", height: 330, hideIndex: true, order: ["id", "what", "price", "askedBy", "state", "decidedBy", "category", "askedAt"],
    columns: {
      id: { label: "No." }, what: { label: "What" }, category: { label: "Category" }, price: column.number({ label: "Price", format: euros }), askedBy: { label: "Asked by" }, askedAt: column.date({ label: "Asked" }),
      state: { label: "State" }, decidedBy: { label: "Decided by" },
    },
  });
  const decisions = right.container({ horizontal: true });
  for (const [label, state] of [["Approve", "approved"], ["Decline", "declined"]] as const) {
    const press = decisions.button(label, { kind: state === "approved" ? "primary" : "secondary", disabled: !chosen });
    if (press && chosen) await store.decide(Number(chosen.rowId), state, press.by.name);
  }
  right.caption(chosen ? `“${chosen.row.what}” is chosen, for everybody.` : "Choose a row to decide about it.");

  right.subheader("By category");
  right.barChart(CATEGORIES.map((category) => ({ category, euros: sum(rows.filter((row) => row.category === category && row.state !== "declined")) })), { x: "category", y: "euros", format: euros, height: 220 });
});

const sum = (rows: readonly Purchase[], state?: Purchase["state"]): number =>
  rows.filter((row) => state === undefined || row.state === state).reduce((total, { cents }) => total + cents, 0) / 100;
