import { purchasesIn } from "./purchases/database.ts";

// The page of another site that `npm run wiki` serves.
const WIKI = "http://127.0.0.1:8401";

export default { embed: { origins: [WIKI] }, connections: { purchases: purchasesIn(process.env["PURCHASES_URL"]) } };
