import type { PDFDocumentProxy } from "pdfjs-dist";
import { createEffect, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { pdfTexts } from "../../texts/pdf.ts";
import { Icon } from "../../theme/icon.tsx";
import { MoreIcon } from "../../theme/more-icons.tsx";
import type { Drawn } from "../drawn.ts";
import { Failed } from "../media/failed.tsx";
import { useSource } from "../media/use-source.ts";
import { openPdf } from "./load.ts";
import { PdfPage } from "./page.tsx";
import "./pdf.css";

const HEIGHT = 600;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const MARGIN = 24;

/** A document, page by page. Which page is open is each reader's own. */
export default function Pdf(drawn: Drawn<"pdf">): JSX.Element {
  const source = useSource(() => drawn.props.source);
  const [document, setDocument] = createSignal<PDFDocumentProxy>();
  const [problem, setProblem] = createSignal<string>();
  const [page, setPage] = createSignal(1);
  const [zoom, setZoom] = createSignal<number>(1);
  const [width, setWidth] = createSignal(0);
  let view: HTMLDivElement | undefined;

  createEffect(() => {
    const address = source.failed() ? undefined : source.address();
    setDocument(undefined);
    setProblem(undefined);
    if (address === undefined) return;
    const task = openPdf(address);
    onCleanup(() => void task.destroy().catch(() => undefined));
    task.promise.then(
      (opened) => {
        setPage(Math.min(drawn.props.page ?? 1, opened.numPages));
        setDocument(opened);
      },
      (error: unknown) => fail(error),
    );
  });
  const fail = (error: unknown): void => {
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") setProblem(pdfTexts.password);
    else if (name === "InvalidPDFException" || name === "FormatError") setProblem(pdfTexts.broken(drawn.props.label));
    else if (name !== "RenderingCancelledException" && name !== "AbortException") source.fail();
  };
  const follow = (box: HTMLDivElement): void => {
    view = box;
    const look = new ResizeObserver(() => setWidth(box.clientWidth - MARGIN));
    look.observe(box);
    onCleanup(() => look.disconnect());
  };
  const pages = (): number => document()?.numPages ?? 0;
  const go = (to: number): void => {
    if (!Number.isInteger(to) || to < 1 || to > pages()) return;
    setPage(to);
    if (view) view.scrollTop = 0;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    const to = { PageDown: page() + 1, PageUp: page() - 1, ArrowRight: page() + 1, ArrowLeft: page() - 1, Home: 1, End: pages() }[event.key];
    if (to === undefined || to < 1 || to > pages()) return;
    event.preventDefault();
    go(to);
  };
  const step = (by: 1 | -1): void => {
    const at = ZOOMS.findIndex((one) => one >= zoom());
    setZoom(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + by))] ?? 1);
  };
  return (
    <Show when={!source.failed()} fallback={<Failed source={source} what={drawn.props.label} />}>
      <section class="pdf" aria-label={drawn.props.label}>
        <div class="pdf-tools" role="group" aria-label={pdfTexts.pages(drawn.props.label)}>
          <button type="button" class="icon-button" aria-label={pdfTexts.previous} title={pdfTexts.previous} disabled={page() <= 1} onClick={() => go(page() - 1)}><MoreIcon name="chevronLeft" /></button>
          <input
            class="input pdf-number" type="number" inputmode="numeric" min="1" max={pages() || 1} value={page()} aria-label={pdfTexts.go} disabled={pages() < 2}
            onChange={(event) => {
              go(event.currentTarget.valueAsNumber);
              event.currentTarget.value = String(page());
            }}
          />
          <span class="pdf-count" role="status"><Show when={pages() > 0} fallback={problem() === undefined ? pdfTexts.loading : ""}><span class="sr-only">{pdfTexts.page(page(), pages())}</span><span aria-hidden="true">/ {pages()}</span></Show></span>
          <button type="button" class="icon-button" aria-label={pdfTexts.next} title={pdfTexts.next} disabled={page() >= pages()} onClick={() => go(page() + 1)}><Icon name="chevronRight" /></button>
          <span class="pdf-space" />
          <button type="button" class="icon-button" aria-label={pdfTexts.smaller} title={pdfTexts.smaller} disabled={zoom() <= ZOOMS[0]} onClick={() => step(-1)}><Icon name="minus" /></button>
          <button type="button" class="icon-button" aria-label={pdfTexts.larger} title={pdfTexts.larger} disabled={zoom() >= (ZOOMS.at(-1) ?? 1)} onClick={() => step(1)}><Icon name="plus" /></button>
          <a class="icon-button" href={source.address()} download={`${drawn.props.label}.pdf`} aria-label={pdfTexts.save} title={pdfTexts.save}><Icon name="download" /></a>
        </div>
        <div class="pdf-view" ref={follow} tabIndex={0} role="region" aria-label={pdfTexts.pages(drawn.props.label)} style={{ height: `${drawn.props.height ?? HEIGHT}px` }} onKeyDown={onKey}>
          <Show when={problem()}>{(words) => <p class="pdf-problem" role="alert">{words()}</p>}</Show>
          <Show when={document()}>{(opened) => <PdfPage document={opened()} n={page()} width={width() * zoom()} failed={fail} />}</Show>
        </div>
      </section>
    </Show>
  );
}
