import type { LinkPage } from '../../db/links';
import type { ReplyItem } from '../../db/reply-items';
import { isOver } from '../../domain/handover/stage';
import { keepsAccess } from '../../domain/resets/ways-in';
import type { Portal } from './deps';
import { isToDo } from './reply-list';

/** Items through which they come in by themselves, as far as they said that they have them. */
export function waysIn(portal: Portal, items: readonly ReplyItem[]): ReplyItem[] {
  return items.filter(
    (item) =>
      item.state !== 'waived' &&
      item.answerType !== 'never_held' &&
      keepsAccess(item, portal.playbook),
  );
}

/** Offered once nothing is open any more, and not even promised. */
export function mayAttest(link: LinkPage, items: readonly ReplyItem[]): boolean {
  const open = items.some((item) => isToDo(item) || item.answerType === 'promised');
  return !isOver(link.stage) && link.onlyGroups === null && !open;
}
