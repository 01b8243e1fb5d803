import type { AppUi, OutsideRooms, WebhookEvent } from "tutti";

/** What has happened, since when, and who looks after it. */
type Alert = {
  readonly n: number;
  /** Its sender's name of it: what is sent again is the same alert. */
  readonly event: string;
  readonly text: string;
  /** ms since 1970. */
  readonly at: number;
  readonly takenBy?: string;
  /** Nobody took it for too long. */
  readonly raised?: true;
};

const KEY = "open-alerts";
const MOST = 3;
const MOST_CHARS = 200;
/** Whoever is there has so long to take one (minutes). */
const TO_TAKE = 5;

/** Says at the top of the board what has happened, and who looks after it. */
export function drawAlerts(ui: AppUi): void {
  const alerts = ui.state<readonly Alert[]>(KEY, []);
  for (const { n, text, takenBy, raised } of alerts.value) {
    const [said, does] = ui.columns([6, 1], { align: "center" });
    if (takenBy !== undefined) said.info(text, { title: `${takenBy} looks after this` });
    else if (raised) said.error(text, { title: `For ${TO_TAKE} minutes nobody has looked after this` });
    else said.warning(text);
    const press = does.button(takenBy === undefined ? "Take it" : "Done", { key: `alert-${n}` });
    if (!press) continue;
    const rest = (alert: Alert): readonly Alert[] => (alert.n !== n ? [alert] : takenBy === undefined ? [{ ...alert, takenBy: press.by.name }] : []);
    alerts.update((all) => all.flatMap(rest));
    ui.rerun();
  }
}

/** Another service tells of something: the newest stand on the board of everybody in the room `main`, also when nobody is there as they come. */
export async function alert({ id, at, text }: WebhookEvent, rooms: OutsideRooms): Promise<void> {
  const room = await rooms.open();
  const known = alertsOf(room.state(KEY));
  if (known.some(({ event }) => event === id)) return;
  const told = { n: (known.at(-1)?.n ?? 0) + 1, event: id, text: text.slice(0, MOST_CHARS), at };
  room.setState(KEY, [...known, told].slice(-MOST));
}

/** Raises what nobody has taken for too long. */
export async function raise(rooms: OutsideRooms): Promise<void> {
  const room = await rooms.open();
  const alerts = alertsOf(room.state(KEY));
  const late = alerts.filter(({ at, takenBy, raised }) => takenBy === undefined && !raised && Date.now() - at >= TO_TAKE * 60_000);
  if (late.length > 0) room.setState(KEY, alerts.map((alert) => (late.includes(alert) ? { ...alert, raised: true } : alert)));
}

/** State is plain JSON, and nobody but this app writes it. */
const alertsOf = (state: unknown): readonly Alert[] => (Array.isArray(state) ? (state as readonly Alert[]) : []);
