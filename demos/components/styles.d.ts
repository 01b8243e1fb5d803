/** Vite bundles styles with the component that imports them. */
declare module "*.css";
