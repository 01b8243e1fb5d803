import type { ColumnInfo, ElementId, JsonValue, SpecKind, TableData } from "@tutti/protocol";
import type { Drawn } from "../drawn.ts";
import type { Scene } from "./scene.ts";

/** As many points as somebody reads. */
const MOST = 5_000;

/** What a chart shows, as an element of its own: the table that it draws from, or the points that it has drawn. */
export function tableOfScene(drawn: Drawn<SpecKind>, scene: Scene | undefined, height: number): Drawn<"dataframe"> {
  const data = Object.values(drawn.props.tables ?? {})[0] ?? pointsOf(scene);
  return { id: `${drawn.id}-table` as ElementId, kind: "dataframe", props: { data, hideIndex: true, height }, childIds: [], place: undefined };
}

function pointsOf(scene: Scene | undefined): TableData {
  const rows = (scene?.spots ?? []).flatMap((one) => Array.from({ length: Math.min(one.x.length, MOST) }, (_, i) => ({ ...(one.called === "" ? {} : { series: one.called }), ...one.name(i) } as Readonly<Record<string, JsonValue>>))).slice(0, MOST);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name): ColumnInfo => ({ name, type: rows.every((row) => row[name] === undefined || row[name] === null || typeof row[name] === "number") ? "number" : "text" }));
  return { kind: "inline", rows: rows.length, columns, values: names.map((name) => rows.map((row) => row[name] ?? null)) };
}
