import type { Kind } from '../items/item';

/** An item as the page that reads exports gets it. */
export interface ImportItem {
  id: string;
  position: number;
  name: string;
  /** What exports may call it besides. */
  alsoCalled: readonly string[];
  catalogueNumber: number | null;
  kind: Kind;
  replyFields: string[];
  /** There is an answer already, which another one would replace. */
  answered: boolean;
  /** The answer that the page was made against; empty when there was none. */
  seen: string;
  /** The form's nonce: the same answer sent twice is one. */
  form: string;
}
