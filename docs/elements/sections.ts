/**
 * The elements by what they are for, in the order of the index. Each names an example, `demos/elements/<name in kebab-case>.ts`;
 * a method of `Ui` that stands nowhere here fails the check.
 */
export const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  "Text": [
    "title", "header", "subheader", "text", "markdown", "caption", "code", "latex", "divider", "badge", "link", "html", "echo", "showSource", "json",
    "write", "writeStream",
  ],
  "Data": [
    "dataframe", "dataEditor", "column", "lazyTable", "table", "metric",
  ],
  "Charts and drawings": [
    "lineChart", "areaChart", "barChart", "scatterChart",
    "echarts", "vegaLite", "plotly", "map",
    "svg", "mermaid", "graphviz",
  ],
  "Choices": [
    "checkbox", "toggle", "radio", "select", "multiselect", "pills", "segmented", "selectSlider", "colorPicker", "feedback", "pagination",
  ],
  "Numbers, days and words": [
    "slider", "numberInput", "dateInput", "timeInput", "dateTimeInput", "textInput", "textArea", "codeEditor", "richText",
  ],
  "Buttons": [
    "button", "linkButton", "menuButton", "downloadButton",
  ],
  "Together": [
    "checklist", "counter", "poll", "kanban",
  ],
  "Files": [
    "fileUpload", "cameraInput", "audioInput",
  ],
  "Media": [
    "image", "audio", "video", "pdf", "iframe", "logo",
  ],
  "Layout": [
    "columns", "container", "grid", "expander", "tabs", "popover", "dialog", "sidebar", "bottom", "empty", "space",
  ],
  "Chat and status": [
    "chatMessage", "chatInput", "success", "info", "warning", "error", "exception", "toast", "progress", "spinner", "status", "skeleton",
    "balloons", "snow",
  ],
  "Parts of the script": [
    "form", "submitButton", "pressed", "fragment", "private", "job", "jobs", "stop", "rerun", "signal",
  ],
  "Pages and addresses": [
    "pages", "pageLink", "switchPage", "pageConfig", "context", "setQuery",
  ],
  "State and people": [
    "state", "shared", "local", "value", "setValue", "people", "comments", "me", "room",
  ],
  "Look and components": [
    "theme", "component",
  ],
  "What every input takes": [
    "onChange", "bind", "run", "editableBy", "disabled", "labelVisibility",
  ],
};
