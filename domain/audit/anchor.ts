/** Where one chain of the log ended: number and hash of its last event. */
export interface ChainHead {
  /** A handover's id, or zeros for what concerns none. */
  chain: string;
  seq: number;
  /** SHA-256, 64 lower-case hex digits. */
  hash: string;
}

export interface Anchor {
  at: Date;
  /** SHA-256 of the anchor file before, so that none can be taken away unnoticed; null for the first. */
  previous: string | null;
  heads: readonly ChainHead[];
}

const TITLE = 'handover anchor v1';
const HEX = '[0-9a-f]{64}';
const AT = /^at (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;
const PREVIOUS = new RegExp(`^previous (${HEX}|none)$`);
const HEAD = new RegExp(`^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\\d{1,15}) (${HEX})$`);

/** The heads of all chains as a text file that anybody can read, hash and stamp; sorted, so that it is one text. */
export function anchorText({ at, previous, heads }: Anchor): string {
  const lines = heads
    .map(({ chain, seq, hash }) => `${chain} ${String(seq)} ${hash}`)
    .sort((a, b) => (a < b ? -1 : 1));
  return [TITLE, `at ${at.toISOString()}`, `previous ${previous ?? 'none'}`, ...lines, ''].join(
    '\n',
  );
}

/** Null when it is no anchor, or was cut or changed into none. */
export function readAnchor(text: string): Anchor | null {
  const [title, atLine = '', previousLine = '', ...lines] = text.split('\n');
  const at = AT.exec(atLine)?.[1];
  const previous = PREVIOUS.exec(previousLine)?.[1];
  if (title !== TITLE || at === undefined || previous === undefined || lines.pop() !== '') {
    return null;
  }
  const heads: ChainHead[] = [];
  for (const line of lines) {
    const [, chain, seq, hash] = HEAD.exec(line) ?? [];
    if (chain === undefined || seq === undefined || hash === undefined) return null;
    heads.push({ chain, seq: Number(seq), hash });
  }
  return { at: new Date(at), previous: previous === 'none' ? null : previous, heads };
}

/** Every place at which a chain was seen to stand, each once, whatever the number of anchors that saw it. */
export function headsOfAll(anchors: readonly Pick<Anchor, 'heads'>[]): ChainHead[] {
  const seen = new Map<string, ChainHead>();
  for (const { heads } of anchors) {
    for (const { chain, seq, hash } of heads) {
      seen.set(`${chain} ${String(seq)} ${hash}`, { chain, seq, hash });
    }
  }
  return [...seen.values()];
}
