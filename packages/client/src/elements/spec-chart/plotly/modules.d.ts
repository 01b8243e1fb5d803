/** Both bundles are the same Plotly, with fewer or more traces. */
declare module "plotly.js-cartesian-dist-min" {
  const Plotly: import("./plotly-types.ts").PlotlyModule;
  export default Plotly;
}
declare module "plotly.js-strict-dist-min" {
  const Plotly: import("./plotly-types.ts").PlotlyModule;
  export default Plotly;
}
