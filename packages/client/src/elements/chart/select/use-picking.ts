import {
  AREA_MEMBER, areaEntry, jsonEqual, pointEntry, pointMember, selection as rule, type Area, type ElementId, type JsonValue, type Person, type PersonId,
  type PointName, type SelectableProps, type Selection, type WidgetPlace,
} from "@tutti/protocol";
import { createMemo, createSignal, type Accessor } from "solid-js";
import { chartTexts } from "../../../texts/chart.ts";
import { follow } from "../../readable.ts";
import { useRoom } from "../../room.ts";
import { startDrag, type Drag } from "../../slider/drag.ts";
import { useWidget, type Widget } from "../../widget.ts";

/** What people have selected in a chart or map, and the ways to change it. */
export interface Picking {
  readonly widget: Widget<Selection>;
  /** What is drawn now: my own area while I draw it, else what everybody has selected. */
  readonly selection: Accessor<Selection>;
  readonly empty: Accessor<boolean>;
  /** Those who selected, each once; people who are known no more are left out. */
  readonly by: Accessor<readonly Person[]>;
  toggle(point: PointName): void;
  /** The area as it is being drawn: told to the others as it goes. */
  draw(area: Area): void;
  /** The area is finished. */
  drawn(area: Area | undefined): void;
  clear(): void;
}

/** Of a picture in which nobody has selected. */
export const NOTHING: Selection = { points: [], area: undefined };

/** Binds a chart with `select` to the selection that the room shares. */
export function usePicking(drawn: { readonly id: ElementId; readonly props: SelectableProps; readonly place: WidgetPlace | undefined }): Picking {
  const room = useRoom();
  const me = follow(room.me);
  const people = follow(room.people);
  const print = (value: unknown): string => chartTexts.chosen(rule.accept(drawn.props, value as JsonValue)?.points.length ?? 0);
  const widget = useWidget(drawn, rule, print);
  const [mine, setMine] = createSignal<Area>();
  let drag: Drag<JsonValue> | undefined;
  const set = (area: Area | undefined): void => void widget.setMember(AREA_MEMBER, area ? areaEntry(area, me()?.id) : null);
  const selection = createMemo<Selection>(() => {
    const area = mine();
    return area ? { points: [], area: { area, by: me()?.id } } : widget.value();
  }, NOTHING, { equals: (a, b) => a === b || jsonEqual(a as unknown as JsonValue, b as unknown as JsonValue) });
  const by = createMemo(() => {
    const { points, area } = selection();
    const ids = new Set<PersonId | undefined>([...points.map((point) => point.by), area?.by]);
    return [...ids].flatMap((id) => (id === undefined ? [] : (people().known.get(id) ?? [])));
  });
  return {
    widget, selection, by,
    empty: () => selection().points.length === 0 && !selection().area,
    toggle(point) {
      if (widget.locked()) return;
      const member = pointMember(point);
      const picked = widget.value().points.some((one) => pointMember(one.point) === member);
      widget.setMember(member, picked ? null : pointEntry(point, me()?.id));
    },
    draw(area) {
      if (widget.locked()) return;
      setMine(area);
      drag ??= startDrag<JsonValue>(room, widget.place().key, widget.place().scope !== "me", () => set(mine()));
      drag.move(area as unknown as JsonValue);
    },
    drawn(area) {
      if (widget.locked()) return;
      if (area) setMine(area);
      if (drag && area) drag.end(area as unknown as JsonValue);
      else set(area);
      drag = undefined;
      setMine(undefined);
    },
    clear() {
      for (const { point } of widget.value().points) widget.setMember(pointMember(point), null);
      if (widget.value().area) set(undefined);
    },
  };
}
