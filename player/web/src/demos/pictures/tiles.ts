import { el } from "../../dom";
import { themed } from "../../outputs/colours";
import type { Column } from "../../outputs/numbers";
import type { TilesPicture } from "../model";
import { colourScale, short } from "./scale";
import { fit, isLarge, PictureView } from "./view";

/** Small square pictures side by side. */
export class TilesView extends PictureView<TilesPicture> {
  private readonly canvas = el("canvas", { role: "img" });
  private readonly small = document.createElement("canvas");

  constructor(picture: TilesPicture) {
    super(picture);
    this.place.append(this.canvas);
  }

  protected draw(): void {
    const { names, numbers, width: side, colours, words } = this.picture;
    const size = isLarge() ? 20 : 12;
    const whole = this.place.clientWidth;
    const across = Math.max(1, Math.min(names.length, Math.floor(whole / (isLarge() ? 130 : 84))));
    const tile = Math.floor(Math.min(whole / across, isLarge() ? 150 : 96)) - 8;
    const rows = Math.ceil(names.length / across);
    const pen = fit(this.canvas, across * (tile + 8), rows * (tile + size * 1.8));
    this.canvas.setAttribute("aria-label", `${words}; colours from ${short(colours.low)} to ${short(colours.high)}`);
    const scale = colourScale(colours, 1);
    const inner = this.small.getContext("2d", { willReadFrequently: true })!;
    pen.font = `${size}px ${themed("--sans")}`;
    pen.textBaseline = "top";
    numbers.forEach((values, index) => {
      const height = Math.ceil(values.length / side);
      [this.small.width, this.small.height] = [side, height];
      const image = inner.createImageData(side, height);
      values.forEach((value, i) => image.data.set([...scale(value ?? 0), 255], ((height - 1 - Math.floor(i / side)) * side + (i % side)) * 4));
      inner.putImageData(image, 0, 0);
      const [x, y] = [(index % across) * (tile + 8), Math.floor(index / across) * (tile + size * 1.8)];
      pen.imageSmoothingEnabled = false;
      pen.drawImage(this.small, 0, 0, side, height, x, y, tile, tile);
      pen.strokeStyle = themed("--line-strong");
      pen.strokeRect(x + 0.5, y + 0.5, tile - 1, tile - 1);
      pen.fillStyle = themed("--ink");
      pen.fillText(names[index]!, x, y + tile + 3, tile);
    });
  }

  protected columns(): Column[] {
    return this.picture.names.map((name, index) => ({ name, values: this.picture.numbers[index]! }));
  }
}
