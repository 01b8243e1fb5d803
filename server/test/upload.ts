import { request } from "node:http";
import { fileEntry, memberName, parseFileId, writeEntry, type FileEntry, type FileId } from "@tutti/protocol";
import type { OpenedDocument, TestPage } from "./page.ts";

/** What an answer said: its status, and the sentence where it was a no. */
export interface Said {
  readonly status: number;
  readonly error: string;
  readonly at: number;
  readonly location: string;
}

const TUS = { "tus-resumable": "1.0.0" } as const;

async function said(answer: Response): Promise<Said> {
  const { error = "" } = (await answer.json().catch(() => ({}))) as { error?: string };
  return { status: answer.status, error, at: Number(answer.headers.get("upload-offset")), location: answer.headers.get("location") ?? "" };
}

const metadata = (said: Readonly<Record<string, string>>): string =>
  Object.entries(said).map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`).join(",");

/** Begins an upload as a page would, by tus. */
export const begin = async (page: TestPage, place: string, key: string, name: string, size: number, more: Record<string, string> = {}): Promise<Said> =>
  said(await page.fetch(`/files/${place}`, { method: "POST", headers: { ...TUS, "upload-length": String(size), "upload-metadata": metadata({ key, filename: name, ...more }) } }));

export const send = async (page: TestPage, location: string, at: number, bytes: Uint8Array): Promise<Said> =>
  said(await page.fetch(location, { method: "PATCH", body: bytes as Uint8Array<ArrayBuffer>, headers: { ...TUS, "upload-offset": String(at), "content-type": "application/offset+octet-stream" } }));

export const ask = async (page: TestPage, location: string, method: "HEAD" | "DELETE" = "HEAD"): Promise<Said> => said(await page.fetch(location, { method, headers: TUS }));

/** Sends half of what was announced, and then the line is cut. Resolves when it is. */
export function cutHalfway(page: TestPage, location: string, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const wire = request(`${page.url}${location}`, {
      method: "PATCH", headers: { ...TUS, cookie: page.cookie, "upload-offset": "0", "content-type": "application/offset+octet-stream", "content-length": String(bytes.byteLength) },
    });
    wire.on("error", () => undefined);
    wire.on("close", () => resolve());
    wire.write(bytes.subarray(0, bytes.byteLength / 2), () => setTimeout(() => wire.destroy(), 30));
  });
}

export const idIn = (location: string): FileId => {
  const id = parseFileId(location.split("/").at(-1) ?? "");
  if (!id) throw new Error(`${location} names no file`);
  return id;
};

/** Names a file in its widget's value, as the page does once it is all there. */
export async function name(page: TestPage, { doc }: Pick<OpenedDocument, "doc">, key: string, location: string): Promise<void> {
  const about = (await (await page.fetch(`${location}/about`)).json()) as FileEntry;
  writeEntry(doc, memberName(key, idIn(location)), fileEntry(about), "page");
}

/** Uploads all of a file and names it. @throws with the server's sentence where it is refused. */
export async function upload(page: TestPage, document: Pick<OpenedDocument, "doc">, place: string, key: string, file: string, bytes: Uint8Array): Promise<string> {
  const begun = await begin(page, place, key, file, bytes.byteLength);
  const sent = begun.status === 201 ? await send(page, begun.location, 0, bytes) : begun;
  if (sent.status !== 204) throw new Error(sent.error);
  await name(page, document, key, begun.location);
  return begun.location;
}

/** A PNG's beginning, of a picture of this size. */
export const png = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};
