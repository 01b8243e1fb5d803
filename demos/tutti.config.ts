import { purchasesIn } from "./purchases/database.ts";

export default { connections: { purchases: purchasesIn(process.env["PURCHASES_URL"]) } };
