/** The longest name of a file, in characters: what every file system can keep. */
export const MAX_FILE_NAME = 150;
/** The deepest folder of an upload that is kept as it was. */
const MAX_DEPTH = 16;

/** Names that Windows keeps for devices, with any ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file's name as it is kept and offered for download: one name and no path, without characters that turn the direction of
 * writing, end a line, or mean something to a file system. The ending stays.
 */
export function safeFileName(text: string): string {
  const last = text.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    // A tab or a new line is a control, too, but parts words.
    .replace(/\s/gu, " ")
    // Cn would drop what a newer Unicode has; the others are controls, directions, private use and halves of characters.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "")
    .normalize("NFC")
    .replace(/ +/g, " ")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[. ]+|[. ]+$/g, "");
  const named = clean === "" ? "file" : DEVICES.test(clean) ? `_${clean}` : clean;
  const letters = [...named];
  if (letters.length <= MAX_FILE_NAME) return named;
  const ending = [...extensionOf(named)];
  return letters.slice(0, MAX_FILE_NAME - ending.length).join("").replace(/[. ]+$/, "") + ending.join("");
}

/** The place of a file in the folder that was uploaded, such as `photos/2026/a.jpg`; `undefined` where it is a name alone. */
export function safeFilePath(text: string): string | undefined {
  const parts = text.split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.length < 2 ? undefined : parts.slice(-MAX_DEPTH).map(safeFileName).join("/");
}

/** `.csv` of `Sales.2026.CSV`; "" where there is none, or it is too long to be one. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf(".");
  const ending = at > 0 ? name.slice(at).toLowerCase() : "";
  return /^\.[\p{L}\p{N}_-]{1,15}$/u.test(ending) ? ending : "";
}
