/** Elements that are loaded together, once one of them is drawn. */
export { DateInput } from "./date-input/date-input.tsx";
export { Exception } from "./exception/exception.tsx";
export { Expander } from "./expander/expander.tsx";
export { Form } from "./form/form.tsx";
export { Multiselect } from "./multiselect/multiselect.tsx";
export { NumberInput } from "./number-input/number-input.tsx";
export { Radio } from "./radio/radio.tsx";
export { Progress, Spinner, Status } from "./status/progress.tsx";
export { Tab, Tabs } from "./tabs/tabs.tsx";
export { TextArea, TextInput } from "./text-input/text-input.tsx";
