import { filesOf, isTest, lineOf, read } from "./tree.ts";

const PAGE = "docs/coming-from-streamlit.md";

/** The table of another framework's names has to name methods that are there. @returns a sentence for each that is not */
export function streamlitProblems(root: string): string[] {
  const files = filesOf(root);
  if (!files.includes(PAGE)) return [];
  const sources = files.filter((file) => file.startsWith("packages/tutti/src/ui/") && file.endsWith(".ts") && !isTest(file)).map((file) => read(root, file));
  const known = new Set(sources.flatMap((text) => [...text.matchAll(/^ {2}(?:readonly )?([a-z]\w*)(?:<[^\n]*>)?[(:]/gm)].map((match) => match[1])));
  const page = read(root, PAGE);
  return [...page.matchAll(/`((?:ui|column)\.([a-zA-Z]+))/g)].flatMap((match) =>
    (known.has(match[2] ?? "") ? [] : [`${PAGE}:${lineOf(page, match.index)}: there is no ${match[1]}`]));
}

/** What Streamlit 1.64 has to offer, by the names that somebody who knows it looks for. */
const NAMES = [
  "write", "write_stream", "markdown", "title", "header", "subheader", "badge", "caption", "code", "divider", "echo", "latex", "text", "help", "html",
  "dataframe", "data_editor", "column_config", "table", "metric", "json",
  "area_chart", "bar_chart", "line_chart", "scatter_chart", "map", "altair_chart", "graphviz_chart", "plotly_chart", "pydeck_chart", "pyplot", "vega_lite_chart", "echarts_chart", "mermaid_chart",
  "button", "download_button", "form_submit_button", "link_button", "menu_button", "page_link", "checkbox", "color_picker", "feedback", "multiselect", "pills", "radio",
  "segmented_control", "selectbox", "select_slider", "toggle", "pagination", "number_input", "slider", "date_input", "datetime_input", "time_input", "chat_input", "text_area",
  "text_input", "audio_input", "camera_input", "file_uploader", "image", "logo", "pdf", "audio", "video", "iframe",
  "columns", "container", "dialog", "empty", "expander", "popover", "sidebar", "bottom", "space", "tabs", "chat_message",
  "status", "progress", "spinner", "toast", "balloons", "snow", "success", "info", "warning", "error", "exception", "skeleton",
  "login", "logout", "user", "navigation", "Page", "switch_page", "form", "fragment", "rerun", "stop", "set_page_config", "get_option", "set_option", "query_params",
  "context", "session_state", "cache_data", "cache_resource", "connection", "secrets", "App", "components.v1.declare_component", "components.v1.html", "components.v1.iframe",
  "components.v2.component",
].map((name) => `st.${name}`);
const COLUMNS = [
  "", "Text", "Number", "Checkbox", "Selectbox", "Multiselect", "Datetime", "Date", "Time", "Link", "List", "Json", "Markdown", "Image", "Audio", "Video", "BarChart",
  "LineChart", "AreaChart", "Progress", "Button",
].map((kind) => `${kind}Column`);
/** Options of which there are others by another name, or none. */
const OPTIONS = [
  "label_visibility", "format_func", "on_change", "args", "min_value", "max_value", "max_chars", "selection_mode", "accept_new_options", "accept_multiple_files", "max_upload_size", "submit_mode",
  "column_order", "hide_index", "num_rows", "on_select", "selection_default", "row_height", "chart_data", "chart_type", "delta_color", "delta_arrow", "delta_description", "x_label", "y_label",
  "color", "latitude", "longitude", "line_numbers", "wrap_lines", "text_alignment", "unsafe_allow_html", "start_time", "end_time", "file_name", "vertical_alignment", "horizontal_alignment",
  "duration", "clear_on_submit", "enter_to_submit", "run_every", "url_path", "default", "visibility", "max_entries", "hash_funcs", "on_release", "show_spinner", "show_time",
];

/** Whoever comes from there finds each of its names. @returns a sentence for each that the page does not say */
export function unnamedOfStreamlit(root: string): string[] {
  if (!filesOf(root).includes(PAGE)) return [];
  const page = read(root, PAGE);
  const said = new Set([...page.matchAll(/`((?:st\.)?[A-Za-z_]\w*(?:\.\w+)*)/g)].map(([, name]) => name));
  return [...NAMES, ...COLUMNS, ...OPTIONS].filter((name) => !said.has(name)).map((name) => `${PAGE} says nothing of ${name}`);
}
