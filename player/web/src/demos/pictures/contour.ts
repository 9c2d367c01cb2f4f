/** Lines of equal value through a grid (marching squares): pieces from x1, y1 to x2, y2 in cells of the grid. */
export function contour(field: (number | null)[][], level: number): [number, number, number, number][] {
  const pieces: [number, number, number, number][] = [];
  for (let row = 0; row + 1 < field.length; row++) {
    for (let column = 0; column + 1 < field[row]!.length; column++) {
      const [a, b, c, d] = [field[row]![column], field[row]![column + 1], field[row + 1]![column + 1], field[row + 1]![column]];
      if (a === null || b === null || c === null || d === null || a === undefined || b === undefined || c === undefined || d === undefined) {
        continue;
      }
      // Where the level crosses each side of the cell: below, right, above, left.
      const crossings: [number, number][] = [];
      const cross = (from: number, to: number, at: (part: number) => [number, number]): void => {
        if (from < level !== to < level) {
          crossings.push(at((level - from) / (to - from)));
        }
      };
      cross(a, b, (part) => [column + part, row]);
      cross(b, c, (part) => [column + 1, row + part]);
      cross(d, c, (part) => [column + part, row + 1]);
      cross(a, d, (part) => [column, row + part]);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        pieces.push([...crossings[i]!, ...crossings[i + 1]!]);
      }
    }
  }
  return pieces;
}
