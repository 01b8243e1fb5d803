import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from "pdfjs-dist";

let worker: Worker | undefined;

/**
 * Opens a document. It is read in a worker of our own bundle, and drawn as pictures and text: nothing in it runs, no form of it is
 * made, and nothing is loaded from elsewhere for it.
 */
export function openPdf(address: string): PDFDocumentLoadingTask {
  worker ??= new Worker(new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url), { type: "module" });
  GlobalWorkerOptions.workerPort = worker;
  return getDocument({
    url: address, withCredentials: false, enableXfa: false, useWasm: false, useSystemFonts: true, stopAtErrors: false, maxImageSize: 64_000_000, disableAutoFetch: true,
  });
}
