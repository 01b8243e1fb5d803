import type { ElementId, ElementKind, ElementProps, ViewElement } from "@tutti/protocol";
import { createComponent, createEffect, createMemo, ErrorBoundary, For, onCleanup, Show, Suspense, type Accessor, type JSX } from "solid-js";
import { texts } from "../texts/page.ts";
import { BARE, STALE_SHOWS } from "./categories.ts";
import type { Drawn, Registry } from "./drawn.ts";
import "./element.css";
import { granular } from "./granular.ts";
import { followChosen } from "./readable.ts";
import { usePage, useRegistry, useRoom } from "./room.ts";

const NO_IDS: readonly ElementId[] = [];

/** The elements inside another, in their order; an element that stays is moved, never drawn anew. */
export function Children(props: { readonly ids: readonly ElementId[] }): JSX.Element {
  return <For each={props.ids}>{(id) => <Element id={id} />}</For>;
}

/** Draws one element of the view, and follows it alone. */
export function Element(props: { readonly id: ElementId }): JSX.Element {
  const room = useRoom();
  const element = followChosen(() => room.view.element(props.id));
  const kind = createMemo(() => element()?.kind);
  return <Show when={kind()} keyed>{(kind) => <OfKind id={props.id} kind={kind} element={element} />}</Show>;
}

interface OfKindProps {
  readonly id: ElementId;
  readonly kind: ElementKind;
  readonly element: Accessor<ViewElement | undefined>;
}

function OfKind(props: OfKindProps): JSX.Element {
  const registry = useRegistry();
  const content = () => <Guarded>{draw(registry, props.kind, props.id, props.element)}</Guarded>;
  return BARE.has(props.kind) ? content() : <Box {...props}>{content()}</Box>;
}

/** The box of an element: what pointers are anchored in, and what dims while a long run has not drawn it again. */
function Box(props: OfKindProps & { readonly children: JSX.Element }): JSX.Element {
  const page = usePage();
  let changedAt = 0;
  const place = (box: HTMLElement): void => {
    onCleanup(page.place(props.id, box));
    if (!STALE_SHOWS.has(props.kind)) return;
    createEffect(() => {
      props.element();
      changedAt = Date.now();
    });
    createEffect(() => {
      props.element();
      const since = page.slowSince();
      box.toggleAttribute("data-stale", since !== undefined && changedAt < since);
    });
  };
  return <div class="el" data-kind={props.kind} ref={place}>{props.children}</div>;
}

/** Code of an element is loaded where it is first drawn; one that fails takes down itself and nothing beside it. */
function Guarded(props: { readonly children: JSX.Element }): JSX.Element {
  return (
    <ErrorBoundary fallback={(error: unknown, retry) => <Failed error={error} retry={retry} />}>
      <Suspense fallback={<div class="el-loading" role="status"><span class="sr-only">{texts.page.loadingElement}</span></div>}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

function Failed(props: { readonly error: unknown; readonly retry: () => void }): JSX.Element {
  console.error(props.error);
  const again = (): void => props.retry();
  addEventListener("online", again);
  onCleanup(() => removeEventListener("online", again));
  return (
    <div class="el-failed" role="alert">
      <strong>{texts.page.elementFailed}</strong>
      <span>{props.error instanceof Error ? props.error.message : String(props.error)}</span>
      <span class="el-failed-hint">{texts.page.elementFailedHint}</span>
      <button type="button" class="button" data-size="small" onClick={() => props.retry()}>{texts.page.retry}</button>
    </div>
  );
}

function draw<Kind extends ElementKind>(registry: Registry, kind: Kind, id: ElementId, element: Accessor<ViewElement | undefined>): JSX.Element {
  const View = registry[kind];
  if (!View) return <div class="el-failed" role="alert">{texts.page.unknownKind(kind)}</div>;
  // For a moment an element may be gone, or of another kind, before its parent hears of it: then the last one stands.
  const last = createMemo<ViewElement | undefined>((before) => (element()?.kind === kind ? element() : before));
  const drawn: Drawn<Kind> = {
    id,
    kind,
    props: granular(() => propsOf<Kind>(last())),
    get childIds() {
      return childIds();
    },
    get place() {
      return place();
    },
  };
  const childIds = createMemo(() => last()?.children ?? NO_IDS, NO_IDS, { equals: sameIds });
  const place = createMemo(() => last()?.widget, undefined, { equals: (a, b) => a?.key === b?.key && a?.scope === b?.scope && a?.form === b?.form });
  return createComponent(View, drawn);
}

// The kind was compared where `last` is made; the compiler cannot follow that a view pairs a kind with its props.
const propsOf = <Kind extends ElementKind>(element: ViewElement | undefined): ElementProps[Kind] =>
  (element?.props ?? {}) as ElementProps[Kind];

const sameIds = (a: readonly ElementId[], b: readonly ElementId[]): boolean => a.length === b.length && a.every((id, i) => id === b[i]);
