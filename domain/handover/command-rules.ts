import { Refusal } from '../problem';
import { isOver } from './stage';
import type { Position } from './position';

/**
 * Whether a person's command makes sense where the handover stands: the sentence that refuses it, or null.
 * Only what the workflow knows; what needs the rows (an address used twice) is refused when it is carried out.
 */
export function refuseCommand(name: string, position: Position): Refusal | null {
  const { stage } = position;
  if (isOver(stage)) {
    return new Refusal(
      'handover_over',
      `This handover is ${stage}: nothing more can be done to it.`,
    );
  }
  switch (name) {
    case 'pause':
      return position.paused === true
        ? new Refusal(
            'already_paused',
            'This handover is paused already. Resume it when it should go on.',
          )
        : null;
    case 'resume':
      return position.paused === true
        ? null
        : new Refusal('not_paused', 'This handover is not paused, so there is nothing to resume.');
    case 'sendNextStepNow':
      if (position.paused === true) {
        return new Refusal(
          'paused',
          'This handover is paused. Resume it first, then send the next step.',
        );
      }
      return position.next === undefined
        ? new Refusal('no_next_step', 'No further step is planned, so there is nothing to send.')
        : null;
    case 'extendDeadline':
      return stage === 'requested' || stage === 'authority'
        ? null
        : new Refusal(
            'deadline_passed',
            'The deadline has passed and the reset tasks are open: it can no longer be extended.',
          );
    case 'openResetsNow':
      return stage === 'requested'
        ? null
        : new Refusal(
            'resets_not_possible',
            stage === 'resets'
              ? 'The reset tasks are open already.'
              : 'The request has not been sent yet: reset tasks open once it has.',
          );
    default:
      return null;
  }
}
