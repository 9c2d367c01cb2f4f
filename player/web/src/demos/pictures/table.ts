import { el, replace } from "../../dom";
import type { Column } from "../../outputs/numbers";
import type { TablePicture } from "../model";
import { PictureView } from "./view";

/** A few numbers that are a table already. */
export class TableView extends PictureView<TablePicture> {
  constructor(picture: TablePicture) {
    super(picture);
    this.node.querySelector("figcaption button")?.remove();
    this.place.classList.add("numbers");
    // A wide table scrolls inside its place, and keys must reach it there.
    this.place.tabIndex = 0;
    this.place.setAttribute("role", "region");
    this.place.setAttribute("aria-label", picture.title);
  }

  protected draw(): void {
    const { header, rows, words } = this.picture;
    const cells = (row: string[], tag: "td" | "th"): HTMLElement => el("tr", {}, ...row.map((cell) => (tag === "th" ? el("th", { scope: "col" }, cell) : el("td", {}, cell))));
    replace(this.place, el("table", {}, el("caption", { class: "visually-hidden" }, words), el("thead", {}, cells(header, "th")), el("tbody", {}, ...rows.map((row) => cells(row, "td")))));
  }

  protected columns(): Column[] {
    return this.picture.header.map((name, i) => ({ name, values: this.picture.rows.map((row) => row[i]) }));
  }
}
