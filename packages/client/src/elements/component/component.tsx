import { component as rule, PRESENCE_INTERVAL, safeCode, type ComponentCode, type JsonValue, type Present } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, Show, untrack, type JSX } from "solid-js";
import { personColour } from "../../people/colour.ts";
import { throttle } from "../../sync/throttle.ts";
import { componentTexts } from "../../texts/component.ts";
import { texts } from "../../texts/page.ts";
import { shownTheme } from "../../theme/theme.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { useRoom } from "../room.ts";
import { tablesOf } from "../table-data/use-table.ts";
import { useWidget } from "../widget.ts";
import "./component.css";
import { standInFrame } from "./in-frame.ts";
import { standInPage } from "./in-page.ts";
import { loadTables } from "./load-tables.ts";
import { lookOf } from "./look.ts";
import type { FrameStand, Heard, HeardOfFrame, Stand, Told } from "./stand.ts";

const NO_TABLES: Told["tables"] = {};
/** A value is committed at most so often (ms), however often the component sets it. */
const COMMIT_INTERVAL = 100;

/** A component of the author's own, in its box. What it throws stays in the box. */
export function Component(drawn: Drawn<"component">): JSX.Element {
  const room = useRoom();
  const widget = useWidget(drawn, rule, printed);
  const ids = fieldIds();
  const [failure, setFailure] = createSignal<string>();
  const [attempt, setAttempt] = createSignal(0);
  const [ready, setReady] = createSignal(false);
  const [stand, setStand] = createSignal<Stand>();
  /** The frame that does not answer. */
  const [quiet, setQuiet] = createSignal<FrameStand>();
  let place: HTMLDivElement | undefined;

  const theme = createMemo(() => lookOf(shownTheme()));
  const code = createMemo<ComponentCode | undefined>(() => safeCode(drawn.props.code), undefined, { equals: (a, b) => a?.script === b?.script && a?.styles.join() === b?.styles.join() });
  const people = createMemo<readonly Present<JsonValue>[]>(() => widget.others().map(({ person, presence }) => ({
    person, colour: personColour(person) ?? "", doing: presence.at?.doing ?? "focus",
    ...(presence.preview?.key === widget.place().key ? { drag: presence.preview.value } : {}),
  })));
  const [tables, setTables] = createSignal<Told["tables"]>();
  const loaded = createMemo(() => tables() !== undefined);
  const told = createMemo((): Told => ({
    given: drawn.props.given, tables: tables() ?? NO_TABLES, stored: widget.stored(), start: drawn.props.value, people: people(), theme: theme(), disabled: widget.locked(),
  }));

  const commits = throttle(COMMIT_INTERVAL, (value: JsonValue) => {
    if (!widget.locked()) widget.set(value);
  });
  let beat = 0;
  const drags = throttle(PRESENCE_INTERVAL, (value: JsonValue) => {
    beat += 1;
    widget.hold("drag");
    room.presence.update({ preview: { key: widget.place().key, value, beat } });
  });
  const endDrag = (): void => {
    drags.cancel();
    widget.hold("focus");
    room.presence.update({ preview: undefined });
  };
  const heard: Heard = {
    ready: () => setReady(true),
    set: (value) => commits.call(value),
    drag: (value) => {
      if (widget.place().scope === "me" || widget.locked()) return;
      if (value === undefined) endDrag();
      else drags.call(value);
    },
    emit: (name, data) => {
      commits.flush();
      if (!widget.locked()) room.emit(widget.place(), name, data);
    },
    focus: (here) => (here ? widget.hold("focus") : widget.release()),
    fail: (error) => {
      console.error(error);
      setFailure(error instanceof Error ? error.message : String(error));
    },
  };

  createEffect(() => {
    attempt();
    const wanted = drawn.props.tables;
    if (!wanted) return setTables(NO_TABLES);
    let current = true;
    onCleanup(() => { current = false; });
    loadTables(wanted, tablesOf(room)).then((here) => current && setTables(here), (error: unknown) => current && heard.fail(error));
  });
  createEffect(() => {
    attempt();
    const from = code();
    const { name } = drawn.props;
    const isolated = drawn.props.isolated === true;
    const tall = drawn.props.height === undefined;
    if (!from || !place || !loaded()) return;
    const box = place;
    setFailure(undefined);
    setReady(false);
    const part = untrack(() => ({ name, label: drawn.props.label, code: from }));
    const framed = (): FrameStand => {
      const of: HeardOfFrame = { ...heard, quiet: (is) => setQuiet(is ? frame : undefined), again: () => setAttempt((n) => n + 1) };
      const frame = standInFrame(box, part, told(), of, tall);
      return frame;
    };
    const made = untrack(() => (isolated ? framed() : standInPage(box, part, told(), heard)));
    setStand(made);
    onCleanup(() => {
      setQuiet(undefined);
      commits.flush();
      drags.cancel();
      setStand(undefined);
      made.end();
    });
  });
  createEffect(() => stand()?.tell(told()));
  onCleanup(room.onBroadcast(({ name, data }) => stand()?.hear(name, data)));
  // What has failed is taken down; the room's value stays where it is.
  createEffect(() => {
    if (failure() === undefined) return;
    setQuiet(undefined);
    untrack(stand)?.end();
  });
  // Its code may be loaded once the network is back.
  const again = (): void => {
    if (failure() === undefined) return;
    setFailure(undefined);
    setAttempt((n) => n + 1);
  };
  addEventListener("online", again);
  onCleanup(() => removeEventListener("online", again));

  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label}>
      <div
        class="component-box held-box" role="group" aria-labelledby={ids.label} aria-busy={!ready() && failure() === undefined && code() !== undefined}
        style={{ height: drawn.props.height === undefined ? undefined : `${drawn.props.height}px` }}
      >
        <div class="component-place" ref={place} hidden={failure() !== undefined} />
        <Show when={quiet()}>
          {(frame) => (
            <div class="component-quiet" role="alert">
              <span>{componentTexts.quiet}</span>
              <button type="button" class="button" data-size="small" onClick={() => frame().stop()}>{componentTexts.stop}</button>
            </div>
          )}
        </Show>
        <Show when={failure() ?? (code() ? undefined : drawn.props.problem ?? componentTexts.notBundled)}>
          {(message) => (
            <div class="component-failed" role="alert">
              <strong>{componentTexts.failed(drawn.props.name)}</strong>
              <span>{message()}</span>
              <Show when={code()}><button type="button" class="button" data-size="small" onClick={again}>{texts.page.retry}</button></Show>
            </div>
          )}
        </Show>
      </div>
    </Field>
  );
}

/** A value in a message to people: what it is to the component, nobody else knows. */
function printed(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
