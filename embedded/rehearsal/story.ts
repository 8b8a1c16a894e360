import type { Rehearsed } from '../../domain/rehearsal/rehearsed';
import {
  fetchedSentence,
  signedSentence,
  theirSentence,
  workSentence,
} from '../../templates/pages/console/rehearsal-words';
import type { Worked } from '../simulated/our-visit';
import type { Done } from '../simulated/previous-office';

type Told = Rehearsed['story'][number];

/** What people did in a rehearsal, sentence by sentence. What the handover did by itself is in its rows. */
export class Story {
  readonly told: Told[] = [];

  theyDid({ at, reader, kind, answers, words }: Done): void {
    const text = theirSentence({ rung: reader, kind, answers, words });
    this.told.push({ at, who: 'previous MSP', text, message: null });
  }

  weDid(at: Date, worked: Worked): void {
    const text = workSentence(worked);
    if (text !== null) this.told.push({ at, who: 'we', text, message: null });
  }

  signed(at: Date, name: string): void {
    this.told.push({ at, who: 'client', text: signedSentence(name), message: null });
  }

  fetched(at: Date, name: string): void {
    this.told.push({ at, who: 'client', text: fetchedSentence(name), message: null });
  }
}
