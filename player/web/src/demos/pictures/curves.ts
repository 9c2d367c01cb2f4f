import { Curves } from "../../outputs/curves";
import type { Figure } from "../../outputs/figure";
import { columnsOf, type Column } from "../../outputs/numbers";
import { settings } from "../../settings";
import type { CurvesPicture } from "../model";
import { isLarge, PictureView } from "./view";

/** Curves, drawn by the same drawer as a lesson's live charts. */
export class CurvesView extends PictureView<CurvesPicture> {
  private drawer: Curves | null = null;
  private look = "";

  constructor(picture: CurvesPicture) {
    super(picture);
    this.place.setAttribute("role", "img");
  }

  override destroy(): void {
    super.destroy();
    this.drawer?.destroy();
  }

  protected draw(): void {
    // The drawer takes colours and sizes when it begins: another theme needs a new one.
    const look = `${settings.shownTheme} ${isLarge()}`;
    if (look !== this.look) {
      this.drawer?.destroy();
      this.drawer = new Curves();
      this.look = look;
    }
    this.place.setAttribute("aria-label", this.picture.words);
    this.drawer!.draw(this.place, figureOf(this.picture));
  }

  protected columns(): Column[] {
    return columnsOf(figureOf(this.picture));
  }
}

function figureOf({ x, y, series }: CurvesPicture): Figure {
  const range = (axis: { low: number; high: number }): { range?: number[] } => (axis.low === axis.high ? {} : { range: [axis.low, axis.high] });
  return {
    data: series.map((path) => ({ type: "scatter", mode: "lines", name: path.name, x: path.x, y: path.y })),
    layout: { xaxis: { title: { text: x.label }, ...range(x) }, yaxis: { title: { text: y.label }, ...range(y) }, height: 260 },
  };
}
