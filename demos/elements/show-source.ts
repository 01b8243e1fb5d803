import { app } from "tutti";

function celsius(fahrenheit: number): number {
  return ((fahrenheit - 32) * 5) / 9;
}

export default app("Degrees", (ui) => {
  const degrees = ui.numberInput("Fahrenheit", { value: 72 });
  ui.metric("Celsius", celsius(degrees), { format: { digits: 1 } });
  ui.expander("How it is reckoned").showSource(celsius);
});
