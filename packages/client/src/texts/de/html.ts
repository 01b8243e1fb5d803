import type { HtmlTexts } from "../html.ts";

const german: HtmlTexts = { region: "Ein Teil, der rollt" };

export default german;
