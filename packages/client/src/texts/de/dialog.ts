import type { DialogTexts } from "../dialog.ts";

const german: DialogTexts = { close: "Schließen" };

export default german;
