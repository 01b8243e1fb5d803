import { specFault, type JsonValue, type SpecKind } from "@tutti/protocol";
import { createMemo, createSignal, Match, Suspense, Switch, type JSX } from "solid-js";
import { lazily as lazy } from "../lazily.tsx";
import { chartTexts } from "../../texts/chart.ts";
import { Failed, Figure, Waiting } from "../chart/figure.tsx";
import { usePicking } from "../chart/select/use-picking.ts";
import type { Drawn } from "../drawn.ts";
import type { Table } from "../table-data/table.ts";
import type { MakeDrawer } from "./drawer.ts";
import { Picture, type PictureProps } from "./picture.tsx";
import type { Scene } from "./scene.ts";
import { tableOfScene } from "./scene-table.ts";
import "./spec-chart.css";
import { useJson } from "./use-json.ts";
import { useTables } from "./use-tables.ts";

const Dataframe = lazy(() => import("../dataframe/dataframe.tsx"));

/** Height of a chart whose author said none. */
const HEIGHT = 360;

/** A library, as the page knows it. */
export interface Library {
  readonly load: () => Promise<MakeDrawer>;
  /** The height that a spec asks for by itself; null where what is drawn decides. */
  readonly heightOf?: (spec: JsonValue) => number | null | undefined;
  /** Whether there are controls in what it draws: then it is no picture, but a group. */
  readonly holdsControls?: (spec: JsonValue) => boolean;
}

/** A chart in the words of a library: the picture, and the same as a table. */
export function SpecChart(props: { readonly drawn: Drawn<SpecKind>; readonly library: Library }): JSX.Element {
  const spec = useJson(() => props.drawn.props.spec);
  const tables = useTables(() => props.drawn.props.tables);
  const picking = props.drawn.place ? usePicking(props.drawn) : undefined;
  const [scene, setScene] = createSignal<Scene>();
  const height = (): number | undefined => {
    const { height } = props.drawn.props;
    const json = spec.json();
    const own = height === undefined && json !== undefined ? props.library.heightOf?.(json) : height;
    return own === null ? undefined : (own ?? HEIGHT);
  };
  const problem = createMemo(() => spec.problem() ?? tables.problem());
  return (
    <Figure
      props={props.drawn.props} height={height()} picking={picking} readable={hasRows(tables.tables(), scene())}
      table={() => <Suspense fallback={<div class="chart-wait" />}><Dataframe {...tableOfScene(props.drawn, scene(), height() ?? HEIGHT)} /></Suspense>}
    >
      <Switch fallback={<Waiting />}>
        <Match when={ready(spec.json(), tables.tables())}>
          {(ready) => <Checked drawn={props.drawn} library={props.library} {...ready()} height={height()} picking={picking} scene={scene()} told={setScene} />}
        </Match>
        <Match when={problem()}>{(words) => <Failed problem={words()} retry={() => { spec.retry(); tables.retry(); }} />}</Match>
      </Switch>
    </Figure>
  );
}

const ready = (spec: JsonValue | undefined, tables: ReadonlyMap<string, Table> | undefined) => (spec !== undefined && tables ? { spec, tables } : undefined);

const hasRows = (tables: ReadonlyMap<string, Table> | undefined, scene: Scene | undefined): boolean =>
  [...(tables?.values() ?? [])].some((table) => table.rows > 0) || (scene?.spots.some((one) => one.x.length > 0) ?? false);

/** Whoever sent a spec, what would run or be loaded is not drawn. */
function Checked(props: PictureProps): JSX.Element {
  const fault = createMemo(() => specFault(props.drawn.kind, props.spec));
  return (
    <Switch>
      <Match when={fault()}>{(fault) => <Failed problem={chartTexts.fault(fault().path, fault().problem)} />}</Match>
      <Match when={!fault()}><Picture {...props} /></Match>
    </Switch>
  );
}
