import { fileURLToPath } from "node:url";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The apps of `npm start`, in the order of the start page. */
const apps = [
  {
    id: "flights", file: at("./flights/app.ts"), title: "Flight delays",
    description: "Twenty thousand departures: where and when are the minutes lost?",
  },
  {
    id: "planning", file: at("./planning/app.ts"), title: "Meeting planner",
    description: "A form that three people fill in together, with what the weather was like.",
  },
  {
    id: "world", file: at("./world/app.ts"), title: "Longer lives",
    description: "Sixty countries over fifty years, on four pages that share one year, with remarks in a dialog.",
  },
  {
    id: "text", file: at("./text/app.ts"), title: "Shared note",
    description: "A text written by many hands, beside the chart that it is about.",
  },
  {
    id: "workbench", file: at("./workbench/app.ts"), title: "SQL workbench",
    description: "Three million flights in a Parquet file: one query that everybody writes, its rows and its chart.",
  },
  {
    id: "purchases", file: at("./purchases/app.ts"), title: "Purchases",
    description: "A form that writes rows into a database: who asks, who decides, and every room sees it.",
  },
  {
    id: "operations", file: at("./operations/app.ts"), title: "Operations",
    description: "A live board: departures as they happen, an hour in a second, the same for everybody.",
  },
  {
    id: "resampling", file: at("./resampling/app.ts"), title: "Resampling",
    description: "A job that takes its time: it goes on after everybody has left, and tells all how far it is.",
  },
  {
    id: "components", file: at("./components/app.ts"), title: "Own components",
    description: "A D3 brush, a landscape, a React list and an isolated dial, each shared by everybody.",
  },
  {
    id: "gallery", file: at("./gallery/app.ts"), title: "Gallery",
    description: "Every element, in the states that it can be in.",
  },
  {
    id: "themes", file: at("./themes/app.ts"), title: "Theme gallery",
    description: "A look of your own: change its tokens together, and take it home as a config file.",
  },
] as const;

export default apps;
