import { TextLayer, type PDFDocumentProxy } from "pdfjs-dist";
import { createEffect, onCleanup, type JSX } from "solid-js";

/** A page's picture has at most so many pixels: a sheet of many metres is drawn coarser, and not larger. */
const MAX_CANVAS = 16_000_000;

interface PageProps {
  readonly document: PDFDocumentProxy;
  readonly n: number;
  /** Width in CSS pixels. */
  readonly width: number;
  readonly failed: (error: unknown) => void;
}

/** One page: a picture of it, and its words over it, which can be selected and are read out. */
export function PdfPage(props: PageProps): JSX.Element {
  let box: HTMLDivElement | undefined;
  let canvas: HTMLCanvasElement | undefined;
  let words: HTMLDivElement | undefined;
  createEffect(() => {
    const { document, n, width } = props;
    if (width <= 0) return;
    const over = new AbortController();
    onCleanup(() => over.abort());
    draw(document, n, width, over.signal).catch((error: unknown) => {
      if (!over.signal.aborted) props.failed(error);
    });
  });
  const draw = async (document: PDFDocumentProxy, n: number, width: number, signal: AbortSignal): Promise<void> => {
    const page = await document.getPage(n);
    if (signal.aborted || !box || !canvas || !words) return;
    const scale = width / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const sharp = Math.min(devicePixelRatio, 3, Math.sqrt(MAX_CANVAS / Math.max(1, viewport.width * viewport.height)));
    box.style.setProperty("--total-scale-factor", String(scale));
    [box.style.width, box.style.height] = [`${viewport.width}px`, `${viewport.height}px`];
    const fresh = canvas.ownerDocument.createElement("canvas");
    [fresh.width, fresh.height] = [Math.max(1, Math.floor(viewport.width * sharp)), Math.max(1, Math.floor(viewport.height * sharp))];
    const task = page.render({ canvas: fresh, viewport, transform: [sharp, 0, 0, sharp, 0, 0] });
    signal.addEventListener("abort", () => task.cancel());
    await task.promise;
    // Drawn beside, and put in its place at once: a page that is drawn larger does not flicker.
    [canvas.width, canvas.height] = [fresh.width, fresh.height];
    canvas.getContext("2d")?.drawImage(fresh, 0, 0);
    words.replaceChildren();
    await new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport }).render();
    box.dataset["drawn"] = String(n);
  };
  return <div class="pdf-page" ref={box}><canvas ref={canvas} aria-hidden="true" /><div class="pdf-words" ref={words} /></div>;
}
