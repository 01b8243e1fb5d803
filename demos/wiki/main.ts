// `npm run wiki`, beside `npm start`: rooms of the demos in a page of another site. Demos elsewhere are named: npm run wiki -- http://localhost:9000
import { DEMOS_AT, serveWiki } from "./serve.ts";

const [server = DEMOS_AT] = process.argv.slice(2);
const { url } = await serveWiki(8401, () => new URL(server).origin);
console.log(`Rooms of ${server} stand in a page of another site: ${url}`);
