import type { FromPortal, ToPortal } from '../form-reader/messages';

/** Its reader ended before it had read the form, or came to something that nobody expected. */
export class ReaderLost extends Error {
  constructor(readonly at: readonly string[] = []) {
    super('a form was not read');
    this.name = 'ReaderLost';
  }
}

/** The portal's ends of the lines to one reader, which takes exactly one form. */
export interface ReaderLine {
  /** Hands on a piece of the form, which is wiped once it is through. False when it should wait for `onRoom`. */
  give(piece: Buffer): boolean;
  onRoom(resume: () => void): void;
  /** The form is whole. */
  giveEnd(): void;
  tell(message: FromPortal): void;
  onTold(listener: (message: ToPortal) => void): void;
  /** A page with typed words in it, as it comes: whoever takes the pieces wipes them. */
  onPage(listener: (piece: Buffer) => void): void;
  /** Fills the room with the sealed bytes that come next; who asks first has the first. Throws ReaderLost. */
  takeSealed(room: Buffer): Promise<void>;
  /** It has ended, whoever wanted that; after `end`, too. */
  onOver(listener: () => void): void;
  /** Ends it at once, and its memory with it. */
  end(): void;
}

/** Where readers come from. */
export interface Readers {
  take(): ReaderLine;
  /** Ends all. */
  close(): void;
}
