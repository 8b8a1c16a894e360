import PDFDocument from 'pdfkit';
import { ALPHABET, letterFonts } from './shared-font';

const MM = 72 / 25.4;
/** Millimetres as PDF points. */
export function mm(millimetres: number): number {
  return millimetres * MM;
}

export interface PaperOptions {
  size: 'A4' | 'LETTER';
  /** BCP 47. */
  language: string;
  title: string;
  author: string;
  /** Becomes the document's date, so that equal letters have equal bytes. */
  at: Date;
  /** Line at the foot of every page, left; the right says which page it is. */
  foot: string;
  /** Register data and the like, a second line at the foot. */
  smallPrint?: string | null;
  pageOf: (page: number, pages: number) => string;
}

export interface TextStyle {
  size?: number;
  bold?: boolean;
  after?: number;
  x?: number;
  width?: number;
  /** PDF 1.7 structure type (ISO 32000-1, 14.8.4). */
  tag?: 'P' | 'H1' | 'H2' | 'Caption';
  link?: string;
  /** No more lines than these, then `…`. */
  most?: number;
}

const INK = '#16201d';
export const RULE = '#9aa39f';

/**
 * One tagged, searchable PDF on which text flows down one column and over pages. Everything that
 * is not text (rules, foot) is an artifact, so a screen reader hears only the letter.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly root: PDFKit.PDFStructureElement;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  private readonly done: Promise<Buffer>;

  constructor(private readonly options: PaperOptions) {
    const { at, author, title, language, size } = options;
    this.doc = new PDFDocument({
      size,
      margins: { top: mm(22), bottom: mm(26), left: mm(25), right: mm(20) },
      font: '',
      lang: language,
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      bufferPages: true,
      info: { Title: title, Author: author, CreationDate: at, ModDate: at },
    });
    const chunks: Buffer[] = [];
    this.done = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.doc.on('end', () => {
        resolve(Buffer.concat(chunks));
      });
      this.doc.on('error', reject);
    });
    this.left = mm(25);
    this.width = this.doc.page.width - mm(45);
    this.bottom = this.doc.page.height - mm(26);
    const { regular, bold } = letterFonts();
    this.doc.registerFont('regular', regular.font).registerFont('bold', bold.font);
    for (const face of ['bold', 'regular']) this.doc.font(face)._font.encode(ALPHABET);
    this.doc.fillColor(INK).strokeColor(INK);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get y(): number {
    return this.doc.y;
  }
  set y(value: number) {
    this.doc.y = value;
  }

  /** Characters that the face lacks become a visible box. */
  clean(text: string): string {
    return letterFonts().regular.printable(text);
  }

  style(size: number, bold = false): void {
    this.doc.font(bold ? 'bold' : 'regular').fontSize(size);
  }

  /** A new page when less than this many points are left on this one. */
  room(points: number): void {
    if (this.doc.y + points > this.bottom) this.doc.addPage();
  }

  text(text: string, style: TextStyle = {}): void {
    this.style(style.size ?? 9.5, style.bold);
    const x = style.x ?? this.left;
    const options: PDFKit.Mixins.TextOptions = {
      width: style.width ?? this.width,
      lineGap: 2.2,
      ...(style.link === undefined ? {} : { link: style.link }),
      ...(style.most === undefined ? {} : this.atMost(style.most)),
    };
    this.tagged(style.tag ?? 'P', () => {
      this.doc.text(this.clean(text), x, this.doc.y, options);
    });
    this.doc.y += style.after ?? 6;
  }

  /** Whatever is drawn belongs to one structure element. */
  tagged(tag: string, draw: () => void): void {
    const element = this.doc.struct(tag, {}, [draw]);
    this.root.add(element);
    element.end();
  }

  private atMost(lines: number): { height: number; ellipsis: boolean } {
    return { height: lines * (this.doc.currentLineHeight(true) + 2.2) - 1, ellipsis: true };
  }

  heading(text: string): void {
    this.room(60);
    this.doc.y += 5;
    this.text(text, { bold: true, size: 10.5, tag: 'H2', after: 2 });
  }

  /** Draws what a screen reader skips (ISO 32000-1, 14.8.2.2). */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  rule(y = this.doc.y, x = this.left, width = this.width): void {
    this.artifact(() => {
      this.doc
        .lineWidth(0.6)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke(RULE);
    });
  }

  /** Foot on every page, now that their number is known, and the bytes. */
  async finish(): Promise<Buffer> {
    this.root.end();
    const { count } = this.doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(index);
      this.doc.page.margins.bottom = 0;
      this.artifact(() => {
        this.foot(index + 1, count);
      }, 'Pagination');
    }
    this.doc.end();
    return this.done;
  }

  private foot(page: number, pages: number): void {
    const y = this.doc.page.height - mm(18);
    const { foot, smallPrint, pageOf } = this.options;
    const line = { width: this.width, lineBreak: false, ellipsis: true, height: 10 };
    this.doc
      .lineWidth(0.6)
      .moveTo(this.left, y - 5)
      .lineTo(this.left + this.width, y - 5)
      .stroke(RULE);
    this.style(7.5);
    this.doc.text(this.clean(foot), this.left, y, { ...line, width: this.width - 90 });
    this.doc.text(pageOf(page, pages), this.left, y, { ...line, align: 'right' });
    if (smallPrint) this.doc.text(this.clean(smallPrint), this.left, y + 11, line);
  }
}
