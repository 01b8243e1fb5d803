import { pagination as rule, shownPages } from "@tutti/protocol";
import { createMemo, For, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { formatExact } from "../format.ts";
import { useWidget } from "../widget.ts";
import "./pagination.css";

/** Which page of so many: steps to either side, and the pages themselves where there is room. */
export function Pagination(drawn: Drawn<"pagination">): JSX.Element {
  const widget = useWidget(drawn, rule, (value) => (typeof value === "number" ? inputTexts.page(formatExact(value)) : ""));
  const ids = fieldIds();
  const pages = createMemo(() => shownPages(drawn.props.pages, widget.value()));
  const go = (page: number): void => {
    if (page >= 1 && page <= drawn.props.pages && page !== widget.value()) widget.set(page);
  };
  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label}>
      <nav class="pages held-box" aria-labelledby={ids.label}>
        <button type="button" class="page-step" aria-label={inputTexts.previous} disabled={widget.locked() || widget.value() <= 1} onClick={() => go(widget.value() - 1)}><span class="page-back"><Icon name="chevronRight" size={16} /></span></button>
        <For each={pages()}>
          {(page) => (
            <Show when={page} fallback={<span class="page-gap" aria-hidden="true">…</span>}>
              {(n) => (
                <button
                  type="button" class="page-step page-number" aria-label={inputTexts.page(formatExact(n()))} aria-current={n() === widget.value() ? "page" : undefined}
                  disabled={widget.locked()} onClick={() => go(n())}
                >
                  {formatExact(n())}
                </button>
              )}
            </Show>
          )}
        </For>
        <span class="page-of">{inputTexts.pageOf(formatExact(widget.value()), formatExact(drawn.props.pages))}</span>
        <button type="button" class="page-step" aria-label={inputTexts.next} disabled={widget.locked() || widget.value() >= drawn.props.pages} onClick={() => go(widget.value() + 1)}><Icon name="chevronRight" size={16} /></button>
      </nav>
    </Field>
  );
}
