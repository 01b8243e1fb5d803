import type { DialogTexts } from "../dialog.ts";

export default { close: "Schließen" } satisfies DialogTexts;
