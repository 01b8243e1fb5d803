import { catalogue } from "./catalogue.ts";

const english = {
  previous: "Previous page",
  next: "Next page",
  page: (n: number, all: number) => `Page ${n} of ${all}`,
  go: "Go to page",
  larger: "Larger",
  smaller: "Smaller",
  save: "Save the document",
  loading: "Loading the document…",
  pages: (label: string) => `Pages of ${label}`,
  password: "This document is locked with a password, and cannot be shown here. Save it, and open it there.",
  broken: (what: string) => `“${what}” cannot be read as a PDF.`,
};

export type PdfTexts = typeof english;

/** Words of documents that are read page by page. */
export const pdfTexts = catalogue<PdfTexts>(english, { de: () => import("./de/pdf.ts") });
