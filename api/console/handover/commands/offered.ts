import { refuseCommand } from '../../../../domain/handover/command-rules';
import type { Position } from '../../../../domain/handover/position';
import type { HandoverRow } from '../../../../db/dossier';
import type { Loaded } from '../loaded';
import type { CommandPage } from './command-page';
import { COMMAND_PAGES } from './definitions';

export interface Offer {
  href: string;
  label: string;
  danger: boolean;
}

/** In the head of the page, where a person looks first; the others are one press away. */
const IN_VIEW = ['pause', 'resume', 'extend', 'send-now'];

/** What the row says of the position that the workflow judges commands by. */
export function positionOf(handover: HandoverRow): Position {
  return {
    stage: handover.stage,
    revision: handover.revision,
    outstanding: handover.items_outstanding,
    unsettled: handover.unsettled,
    ...(handover.next_step_key !== null && handover.next_step_at !== null
      ? { next: { step: handover.next_step_key, at: handover.next_step_at.getTime() } }
      : {}),
    ...(handover.paused_at === null ? {} : { paused: true }),
  };
}

/** The commands that make sense where the handover stands. */
export function offered({ head, base }: Loaded): { offers: Offer[]; moreOffers: Offer[] } {
  const position = positionOf(head.handover);
  const possible = COMMAND_PAGES.filter(
    (page) => page.unlisted !== true && refuseCommand(page.command, position) === null,
  );
  const offer = ({ slug, label, danger }: CommandPage): Offer => ({
    href: `${base}/commands/${slug}`,
    label,
    danger,
  });
  return {
    offers: possible.filter((page) => IN_VIEW.includes(page.slug)).map(offer),
    moreOffers: possible.filter((page) => !IN_VIEW.includes(page.slug)).map(offer),
  };
}
