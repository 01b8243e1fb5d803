import type { Drawing } from "./drawing.ts";
import { alert, toast } from "./elements/alert.ts";
import { badge } from "./elements/badge.ts";
import { button } from "./elements/button.ts";
import { celebrate } from "./elements/celebrate.ts";
import { chart } from "./elements/chart.ts";
import { capture } from "./elements/capture.ts";
import { chatInput } from "./elements/chat-input.ts";
import { chatMessage } from "./elements/chat-message.ts";
import { checkbox } from "./elements/checkbox.ts";
import { checklist } from "./elements/checklist.ts";
import { codeEditor } from "./elements/code-editor.ts";
import { colorPicker } from "./elements/color-picker.ts";
import { component } from "./elements/component.ts";
import { columns } from "./elements/columns.ts";
import { container, empty, expander, status } from "./elements/container.ts";
import { counter } from "./elements/counter.ts";
import { dataframe } from "./elements/dataframe.ts";
import { dataEditor } from "./elements/data-editor.ts";
import { dateInput } from "./elements/date-input.ts";
import { downloadButton } from "./elements/download-button.ts";
import { graphviz, mermaid, svg } from "./elements/diagram.ts";
import { echo, showSource } from "./elements/echo.ts";
import { exception } from "./elements/exception.ts";
import { feedback } from "./elements/feedback.ts";
import { kanban } from "./elements/kanban.ts";
import { latex } from "./elements/formula.ts";
import { iframe, logo } from "./elements/frame.ts";
import { fileUpload } from "./elements/file-upload.ts";
import { grid } from "./elements/grid.ts";
import { html } from "./elements/html.ts";
import { image } from "./elements/image.ts";
import { json } from "./elements/json.ts";
import { link } from "./elements/link.ts";
import { linkButton } from "./elements/link-button.ts";
import { map } from "./elements/map.ts";
import { menuButton } from "./elements/menu-button.ts";
import { metric } from "./elements/metric.ts";
import { multiselect } from "./elements/multiselect.ts";
import { numberInput } from "./elements/number-input.ts";
import { pageLink } from "./elements/page-link.ts";
import { pagination } from "./elements/pagination.ts";
import { pdf } from "./elements/pdf.ts";
import { pills } from "./elements/pills.ts";
import { audio, video } from "./elements/played.ts";
import { poll } from "./elements/poll.ts";
import { popover } from "./elements/popover.ts";
import { progress } from "./elements/progress.ts";
import { richText } from "./elements/rich-text.ts";
import { select } from "./elements/select.ts";
import { selectSlider } from "./elements/select-slider.ts";
import { slider } from "./elements/slider.ts";
import { skeleton, space } from "./elements/space.ts";
import { specChart } from "./elements/spec-chart/spec-chart.ts";
import { spinner } from "./elements/spinner.ts";
import { table } from "./elements/table.ts";
import { tabs } from "./elements/tabs.ts";
import { caption, code, divider, heading, markdown, text } from "./elements/text.ts";
import { textInput, textLine } from "./elements/text-input.ts";
import { theme } from "./elements/theme.ts";
import { timeInput } from "./elements/time-input.ts";
import { write } from "./elements/write.ts";
import { writeStream } from "./elements/write-stream.ts";
import type { Pen } from "./pen.ts";

/**
 * The one list of what can be drawn: a type error here names what was forgotten. Each is a getter, so that an author may take
 * a method out of its `Ui` (`const { text } = ui`), and a container costs one object, not fifty.
 */
export class Canvas<Self extends object> implements Drawing<Self> {
  readonly #pen: Pen<Self>;

  constructor(pen: Pen<Self>) {
    this.#pen = pen;
  }

  get theme() { return theme(this.#pen); }
  get title() { return heading(this.#pen, "title"); }
  get header() { return heading(this.#pen, "header"); }
  get subheader() { return heading(this.#pen, "subheader"); }
  get text() { return text(this.#pen); }
  get markdown() { return markdown(this.#pen); }
  get caption() { return caption(this.#pen); }
  get code() { return code(this.#pen); }
  get divider() { return divider(this.#pen); }
  get writeStream() { return writeStream(this.#pen); }
  get badge() { return badge(this.#pen); }
  get link() { return link(this.#pen); }
  get pageLink() { return pageLink(this.#pen); }
  get latex() { return latex(this.#pen); }
  get html() { return html(this.#pen); }
  get echo() { return echo(this.#pen); }
  get showSource() { return showSource(this.#pen); }
  get json() { return json(this.#pen); }
  get exception() { return exception(this.#pen); }
  get write() { return write(this.#pen); }

  get image() { return image(this.#pen); }
  get audio() { return audio(this.#pen); }
  get video() { return video(this.#pen); }
  get iframe() { return iframe(this.#pen); }
  get logo() { return logo(this.#pen); }

  get metric() { return metric(this.#pen); }
  get table() { return table(this.#pen); }
  get dataframe() { return dataframe(this.#pen); }
  get dataEditor() { return dataEditor(this.#pen); }
  get lineChart() { return chart(this.#pen, "lineChart"); }
  get areaChart() { return chart(this.#pen, "areaChart"); }
  get barChart() { return chart(this.#pen, "barChart"); }
  get scatterChart() { return chart(this.#pen, "scatterChart"); }
  get echarts() { return specChart(this.#pen, "echarts"); }
  get vegaLite() { return specChart(this.#pen, "vegaLite"); }
  get plotly() { return specChart(this.#pen, "plotly"); }
  get map() { return map(this.#pen); }
  get svg() { return svg(this.#pen); }
  get mermaid() { return mermaid(this.#pen); }
  get graphviz() { return graphviz(this.#pen); }

  get button() { return button(this.#pen); }
  get checkbox() { return checkbox(this.#pen, "checkbox"); }
  get toggle() { return checkbox(this.#pen, "toggle"); }
  get radio() { return select(this.#pen, "radio"); }
  get select() { return select(this.#pen, "select"); }
  get multiselect() { return multiselect(this.#pen); }
  get slider() { return slider(this.#pen); }
  get numberInput() { return numberInput(this.#pen); }
  get textInput() { return textLine(this.#pen); }
  get textArea() { return textInput(this.#pen, "textArea"); }
  get dateInput() { return dateInput(this.#pen); }
  get timeInput() { return timeInput(this.#pen, "timeInput"); }
  get dateTimeInput() { return timeInput(this.#pen, "dateTimeInput"); }
  get pills() { return pills(this.#pen, "pills"); }
  get segmented() { return pills(this.#pen, "segmented"); }
  get selectSlider() { return selectSlider(this.#pen); }
  get colorPicker() { return colorPicker(this.#pen); }
  get feedback() { return feedback(this.#pen); }
  get linkButton() { return linkButton(this.#pen); }
  get pagination() { return pagination(this.#pen); }
  get menuButton() { return menuButton(this.#pen); }
  get checklist() { return checklist(this.#pen); }
  get counter() { return counter(this.#pen); }
  get poll() { return poll(this.#pen); }
  get component() { return component(this.#pen); }

  get codeEditor() { return codeEditor(this.#pen); }
  get kanban() { return kanban(this.#pen); }
  get richText() { return richText(this.#pen); }
  get chatMessage() { return chatMessage(this.#pen); }
  get chatInput() { return chatInput(this.#pen); }
  get downloadButton() { return downloadButton(this.#pen); }
  get pdf() { return pdf(this.#pen); }
  get cameraInput() { return capture(this.#pen, "cameraInput"); }
  get audioInput() { return capture(this.#pen, "audioInput"); }
  get fileUpload() { return fileUpload(this.#pen); }

  get columns() { return columns(this.#pen); }
  get container() { return container(this.#pen); }
  get grid() { return grid(this.#pen); }
  get popover() { return popover(this.#pen); }
  get expander() { return expander(this.#pen); }
  get tabs() { return tabs(this.#pen); }
  get empty() { return empty(this.#pen); }
  get space() { return space(this.#pen); }
  get skeleton() { return skeleton(this.#pen); }

  get progress() { return progress(this.#pen); }
  get spinner() { return spinner(this.#pen); }
  get status() { return status(this.#pen); }
  get success() { return alert(this.#pen, "success"); }
  get info() { return alert(this.#pen, "info"); }
  get warning() { return alert(this.#pen, "warning"); }
  get error() { return alert(this.#pen, "error"); }
  get toast() { return toast(this.#pen); }
  get balloons() { return celebrate(this.#pen, "balloons"); }
  get snow() { return celebrate(this.#pen, "snow"); }
}
