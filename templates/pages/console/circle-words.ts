export interface CircleFacts {
  members: number;
  /** Items outside the circle that wait for it. */
  behind: number;
  /** The smallest sets that free it, by name. */
  freeing: readonly (readonly string[])[];
  exact: boolean;
  onProof: boolean;
  /** Where no proof helps: what may be begun in spite of its warning. */
  insist: string | null;
}

/** What a circle is, and what it takes to get into it. */
export function circleSentence(facts: CircleFacts): string {
  return [waitFor(facts), freed(facts), wayIn(facts)].filter(Boolean).join(' ');
}

function waitFor({ members, behind }: CircleFacts): string {
  const others =
    behind === 0 ? '' : `, and ${behind} more ${behind === 1 ? 'waits' : 'wait'} behind`;
  return `These ${members} wait for each other${others}.`;
}

function freed({ freeing, members, exact }: CircleFacts): string {
  const [first = []] = freeing;
  if (freeing.length === 0) return '';
  if (first.length === 1 && freeing.length === members) {
    return 'Any one of them frees all the others: an answer, somebody at the client who still has it, or proof.';
  }
  const sets = freeing.map((set) => set.join(' and ')).join(', or ');
  return `${exact ? 'The least that frees all of it' : 'Enough to free all of it'}: ${sets}.`;
}

function wayIn({ onProof, insist }: CircleFacts): string {
  if (onProof) return '';
  if (insist !== null) {
    return `No proof from outside helps here. ${insist} only warns: read its traps, and begin it all the same, or waive it.`;
  }
  return 'Nobody outside frees them on proof: only an answer does, or the client.';
}
