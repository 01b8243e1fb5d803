import { app, secrets, type AppOptions, type Figure, type Ui } from "tutti";
import { alert, drawAlerts, raise } from "./alerts.ts";
import { AIRPORTS, departures, today, type Departure } from "./departures.ts";

/** Nobody is late by less (minutes). */
const LATE = 15;
/** With this secret another service may put alerts on the board; where there is none, nobody may. */
const SECRET = "OPERATIONS_WEBHOOK";

const outside = (): AppOptions => ({
  webhooks: { alert: { secret: secrets.get(SECRET), on: alert } },
  timers: { raise: { every: 60, run: raise } },
});

export default app("Operations", secrets.has(SECRET) ? outside() : {}, (ui) => {
  ui.title("Departures, as they happen");
  ui.caption("Three months of 2001 go by, an hour in a second. Everybody sees the same moment; who comes later sees the day so far.");
  drawAlerts(ui);
  ui.fragment((board) => {
    const chosen = board.select("Airport", ["All airports", ...AIRPORTS]);
    const airport = chosen === "All airports" ? undefined : chosen;
    figures(board, airport);
    board.scatterChart.append(punctual(airport), { x: "at", y: ["on time", "late"], last: 400, height: 320, title: "Minutes of delay", yLabel: "min" });
    board.subheader("The last to leave");
    board.table(lastToLeave(airport), { last: 6, order: ["From", "To", "Delay"] });
  });
});

function figures(board: Ui, airport: string | undefined): void {
  const [clock, left, late, worst] = board.columns(4);
  clock.metric("Time", figure(airport, (_, now) => new Date(now).toLocaleString("en-GB", { timeZone: "UTC", weekday: "short", hour: "2-digit", minute: "2-digit" })), { border: true });
  left.metric("Left today", figure(airport, ({ length }) => length), { border: true });
  late.metric("Late today", figure(airport, (flights) => flights.filter(({ delay }) => delay > LATE).length), { border: true });
  worst.metric("Longest wait", figure(airport, (flights) => Math.max(0, ...flights.map(({ delay }) => delay))), { border: true, format: "%d min" });
}

async function* figure(airport: string | undefined, of: (left: readonly Departure[], now: number) => Figure): AsyncGenerator<Figure> {
  for await (const { left, now } of today(airport)) yield of(left, now);
}

async function* lastToLeave(airport: string | undefined): AsyncGenerator<{ readonly From: string; readonly To: string; readonly Delay: number }[]> {
  for await (const some of departures(airport)) yield some.map(({ origin, destination, delay }) => ({ From: origin, To: destination, Delay: delay }));
}

/** A point for each: in the one colour or the other. */
async function* punctual(airport: string | undefined): AsyncGenerator<{ readonly at: Date; readonly "on time": number | null; readonly late: number | null }[]> {
  for await (const some of departures(airport)) {
    yield some.map(({ at, delay }) => ({ at: new Date(at), "on time": delay > LATE ? null : delay, late: delay > LATE ? delay : null }));
  }
}
