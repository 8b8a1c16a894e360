import type { DeclineReason } from '../../../domain/signing/decline';

/** Why a signatory does not sign. */
export const DECLINED: Readonly<Record<DeclineReason, string>> = {
  items: 'the list is not right',
  not_entitled: 'somebody else has to sign',
  not_leaving: 'they do not move to us, or not yet',
  unclear: 'there are questions first',
  other: 'another reason',
};
