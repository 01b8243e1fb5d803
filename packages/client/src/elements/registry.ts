import type { ElementKind } from "@tutti/protocol";
import { lazy } from "solid-js";
import { Button, SubmitButton } from "./button/button.tsx";
import { Checkbox } from "./checkbox/checkbox.tsx";
import { Column, Columns } from "./columns/columns.tsx";
import { Bare, Container } from "./container/container.tsx";
import { DateInput } from "./date-input/date-input.tsx";
import type { ElementView } from "./drawn.ts";
import { Exception } from "./exception/exception.tsx";
import { Expander } from "./expander/expander.tsx";
import { Form } from "./form/form.tsx";
import Markdown from "./markdown/markdown.tsx";
import { Metric } from "./metric/metric.tsx";
import { Multiselect } from "./multiselect/multiselect.tsx";
import { NumberInput } from "./number-input/number-input.tsx";
import { Radio } from "./radio/radio.tsx";
import { Root, Sidebar } from "./root/root.tsx";
import { Select } from "./select/select.tsx";
import { Slider } from "./slider/slider.tsx";
import { Alert } from "./status/alert.tsx";
import { Progress, Spinner, Status } from "./status/progress.tsx";
import { Tab, Tabs } from "./tabs/tabs.tsx";
import { TextArea, TextInput } from "./text-input/text-input.tsx";
import { Caption, Divider, Header, Subheader, Text, Title } from "./text/text.tsx";

// Loaded where one is first drawn: a page without charts, tables or code never loads them.
const Code = lazy(() => import("./code/code.tsx"));
const Dataframe = lazy(() => import("./dataframe/dataframe.tsx"));
const Chart = lazy(() => import("./pending.tsx"));

/** The one list of what draws each kind; the type names a kind that was forgotten. */
export const REGISTRY: { readonly [Kind in ElementKind]: ElementView<Kind> } = {
  root: Root, sidebar: Sidebar,
  title: Title, header: Header, subheader: Subheader, text: Text, markdown: Markdown, caption: Caption, code: Code, divider: Divider, exception: Exception,
  metric: Metric, dataframe: Dataframe, lineChart: Chart, areaChart: Chart, barChart: Chart, scatterChart: Chart,
  button: Button, submitButton: SubmitButton, checkbox: Checkbox, toggle: Checkbox, radio: Radio, select: Select, multiselect: Multiselect,
  slider: Slider, numberInput: NumberInput, textInput: TextInput, textArea: TextArea, dateInput: DateInput,
  columns: Columns, column: Column, container: Container, expander: Expander, tabs: Tabs, tab: Tab, empty: Bare, form: Form, fragment: Bare, private: Bare,
  progress: Progress, spinner: Spinner, status: Status, success: Alert, info: Alert, warning: Alert, error: Alert,
};
