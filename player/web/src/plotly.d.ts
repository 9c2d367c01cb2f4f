/** The few calls of plotly that the page makes; its package has no types of its own. */
declare module "plotly.js-cartesian-dist-min" {
  const Plotly: {
    react(place: HTMLElement, data: unknown[], layout: Record<string, unknown>, config: Record<string, unknown>): Promise<unknown>;
    purge(place: HTMLElement): void;
  };
  export default Plotly;
}
