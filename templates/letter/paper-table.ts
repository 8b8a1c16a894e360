import { RULE, type Paper } from './paper';

export interface Column {
  head: string;
  /** Share of the width; the shares of a table add up to 1. */
  share: number;
}
/** `box`: an empty square to tick on paper. `mark`: bold words above the text. */
export type Cell = { text: string; mark?: string | null; bold?: boolean } | { box: true };
/** `group`: a heading across the table. */
export type Row = { cells: readonly Cell[] } | { group: string };

const PAD = 4;
const SIZE = 8;
const MARK = 7;
const GAP = { lineGap: 1.2 };

function heightOf(paper: Paper, cell: Cell, width: number): number {
  if ('box' in cell) return 11;
  paper.style(SIZE, cell.bold);
  let height = paper.doc.heightOfString(paper.clean(cell.text), { width, ...GAP });
  if (cell.mark) {
    paper.style(MARK, true);
    height += paper.doc.heightOfString(paper.clean(cell.mark), { width, ...GAP });
  }
  return height;
}

function drawCell(paper: Paper, cell: Cell, area: { x: number; y: number; width: number }): void {
  if ('box' in cell) return;
  const { x, y, width } = area;
  paper.style(SIZE, cell.bold);
  paper.doc.text(paper.clean(cell.text), x, y, { width, ...GAP });
  if (cell.mark) {
    paper.style(MARK, true);
    paper.doc.text(paper.clean(cell.mark), x, paper.doc.y, { width, ...GAP });
  }
}

/**
 * A table whose head is repeated on every page; a row is never torn. Tagged as Table, TR, TH and TD
 * (ISO 32000-1, 14.8.4.3.4).
 */
export function table(paper: Paper, columns: readonly Column[], rows: readonly Row[]): void {
  const { doc } = paper;
  const root = doc.struct('Table');
  paper.root.add(root);
  const placed: { x: number; width: number }[] = [];
  let x = paper.left;
  for (const column of columns) {
    placed.push({ x, width: column.share * paper.width - PAD });
    x += column.share * paper.width;
  }

  const tallest = (cells: readonly Cell[]) =>
    Math.max(...cells.map((cell, index) => heightOf(paper, cell, placed[index]?.width ?? 10)));

  const line = (cells: readonly Cell[], tag: 'TH' | 'TD') => {
    const height = tallest(cells);
    const y = doc.y + PAD;
    const row = doc.struct('TR');
    root.add(row);
    cells.forEach((cell, index) => {
      const place = placed[index] ?? { x: paper.left, width: paper.width };
      if ('box' in cell) {
        paper.artifact(() =>
          doc
            .lineWidth(0.8)
            .rect(place.x + 0.5, y, 9, 9)
            .stroke(),
        );
      }
      row.add(
        doc.struct(tag, {}, [
          () => {
            drawCell(paper, cell, { ...place, y });
          },
        ]),
      );
    });
    row.end();
    doc.y = y + height + PAD - 1;
    paper.rule(doc.y);
  };

  const head = () => {
    line(
      columns.map((column) => ({ text: column.head, bold: true })),
      'TH',
    );
  };

  const group = (title: string) => {
    doc.y += 5;
    const row = doc.struct('TR');
    root.add(row);
    row.add(
      doc.struct('TH', {}, [
        () => {
          paper.style(9, true);
          doc.text(paper.clean(title), paper.left, doc.y + 2, { width: paper.width });
        },
      ]),
    );
    row.end();
    doc.y += 3;
    paper.artifact(() =>
      doc
        .lineWidth(1)
        .moveTo(paper.left, doc.y)
        .lineTo(paper.left + paper.width, doc.y)
        .stroke(RULE),
    );
  };

  const onNewPage = (height: number) => {
    if (doc.y + height <= paper.bottom) return;
    doc.addPage();
    head();
  };

  paper.room(70);
  head();
  rows.forEach((row, index) => {
    if ('group' in row) {
      const next = rows[index + 1];
      onNewPage(30 + (next && 'cells' in next ? tallest(next.cells) + 2 * PAD : 0));
      group(row.group);
    } else {
      onNewPage(tallest(row.cells) + 2 * PAD);
      line(row.cells, 'TD');
    }
  });
  root.end();
  doc.y += 8;
}
