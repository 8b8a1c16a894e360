import type { Font } from 'fontkit';

/** pdfkit 0.20 takes an opened fontkit font (PDFFontFactory.open); its published types are older. */
declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      registerFont(name: string, src: Font): this;
      /** The face in use; `encode` puts a text's glyphs into the document's subset. */
      readonly _font: { encode(text: string): unknown };
    }
  }
}
