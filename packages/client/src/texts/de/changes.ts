import type { ChangeTexts } from "../changes.ts";

const german: ChangeTexts = { unset: "wie am Anfang", empty: "nichts", on: "ja", off: "nein" };

export default german;
