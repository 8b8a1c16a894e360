import { randomUUID } from 'node:crypto';
import { readQuestionsAt } from '../../db/item-questions';
import type { LinkPage } from '../../db/links';
import type { ReplyItem } from '../../db/reply-items';
import { isOver } from '../../domain/handover/stage';
import { MOST_QUESTION } from '../../domain/questions/question-rules';
import type { PortalWords } from '../../templates/language/portal-words';
import type { Portal } from './deps';

/** A question that came back: what was typed, and why it was not taken. */
export interface Asking {
  problem: keyof PortalWords['asking']['problems'];
  typed: string;
}

/** What the item's page says of questions: those of the reader's own side, with their answers. */
export async function questionsView(
  portal: Portal,
  { link, item }: { link: LinkPage; item: ReplyItem },
  { asking, justAsked }: { asking?: Asking | undefined; justAsked: boolean },
) {
  const party = link.purpose === 'client' ? 'client' : 'previous_msp';
  return {
    asked: await readQuestionsAt(portal.db, item.id, party),
    mayAsk: !isOver(link.stage),
    justAsked,
    problem: asking?.problem ?? null,
    text: asking?.typed ?? '',
    most: MOST_QUESTION,
    nonce: randomUUID(),
  };
}
