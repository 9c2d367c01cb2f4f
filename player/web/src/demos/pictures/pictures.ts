import { el } from "../../dom";
import type { Picture } from "../model";
import { CurvesView } from "./curves";
import { MatrixView } from "./matrix";
import { Painter, type PaintOwner } from "./paint";
import { PlaneView } from "./plane";
import { TableView } from "./table";
import { TilesView } from "./tiles";

interface View {
  node: HTMLElement;
  show(picture: Picture): void;
  settle(): void;
  destroy(): void;
}

/** All pictures of a frame; those that stay of one kind keep their place, their open table and their focus. */
export class Pictures {
  readonly node = el("div", { class: "demo-pictures" });
  private views: { kind: string; view: View }[] = [];
  private painters: Painter[] = [];

  constructor(private readonly owner: PaintOwner) {}

  show(pictures: Picture[]): void {
    const kinds = pictures.map((picture) => picture.kind + ("paint" in picture ? String(picture.paint) : ""));
    if (kinds.join() !== this.views.map(({ kind }) => kind).join()) {
      this.destroy();
      this.views = pictures.map((picture, index) => ({ kind: kinds[index]!, view: this.make(picture) }));
      this.node.replaceChildren(...this.views.map(({ view }) => view.node));
    }
    this.painters.forEach((painter) => painter.renewed());
    pictures.forEach((picture, index) => this.views[index]!.view.show(picture));
  }

  settle(): void {
    this.views.forEach(({ view }) => view.settle());
  }

  destroy(): void {
    this.views.forEach(({ view }) => view.destroy());
    this.views = [];
    this.painters = [];
  }

  private make(picture: Picture): View {
    switch (picture.kind) {
      case "plane": {
        const view = new PlaneView(picture);
        if (picture.paint) {
          const painter = new Painter(view, this.owner);
          this.painters.push(painter);
          view.node.querySelector("figcaption")!.before(painter.node);
        }
        return view as View;
      }
      case "curves":
        return new CurvesView(picture) as View;
      case "matrix":
        return new MatrixView(picture) as View;
      case "tiles":
        return new TilesView(picture) as View;
      case "table":
        return new TableView(picture) as View;
    }
  }
}
