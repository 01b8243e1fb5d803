import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask, version } from "pdfjs-dist";

let worker: Worker | undefined;

/** What documents may name and not bring along: see `build/pdf-data.ts`. */
const DATA = `/assets/pdf-${version}/`;
const at = (part: string): string => new URL(`${DATA}${part}/`, location.origin).href;

/**
 * Opens a document. It is read in a worker of our own bundle, and drawn as pictures and text: nothing in it runs, no form of it is
 * made, and nothing is loaded from elsewhere for it.
 */
export function openPdf(address: string): PDFDocumentLoadingTask {
  worker ??= new Worker(new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url), { type: "module" });
  GlobalWorkerOptions.workerPort = worker;
  return getDocument({
    url: address, withCredentials: false, enableXfa: false, useWasm: false, useSystemFonts: true, stopAtErrors: false, maxImageSize: 64_000_000, disableAutoFetch: true,
    cMapUrl: at("cmaps"), cMapPacked: true, standardFontDataUrl: at("standard_fonts"),
  });
}
