/** What few pages need, in one file that is loaded when the first of it is needed: see `load-seldom.ts`. */
export { asideOf, forgetCopy } from "./aside/leave-copy.ts";
export { withdraw } from "./aside/withdraw.ts";
export { sendParts } from "./document/send-parts.ts";
export { fillStandIn } from "./document/stand-in.ts";
export { settleOvertaken } from "./room/settle-overtaken.ts";
export { storageSentence } from "./room/storage-sentence.ts";
export { MemoryStore } from "./storage/memory.ts";
