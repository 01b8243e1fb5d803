import type { NothingHereTexts } from "../nothing-here.ts";

const german: NothingHereTexts = { address: "Die Adresse nennt keine App dieses Servers." };

export default german;
