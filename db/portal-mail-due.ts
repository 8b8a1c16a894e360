import { sql } from 'kysely';
import type { Db } from './pool';

/** What has to follow something that was done on a page. */
export type PortalErrand =
  | 'pass_on'
  | 'tell_question'
  | 'send_answer'
  | 'tell_declined'
  | 'make_signed_copy'
  | 'ask_to_agree'
  | 'ask_to_agree_to_file'
  | 'tell_returned'
  | 'tell_others';

export interface DueErrand {
  what: PortalErrand;
  /** Of the delegation, the question, the decline; of the handover whose signed paper is to be made, or to which answers went back, or something else of no use came; of the look or the export. */
  id: string;
}

/**
 * What is due by `at` (business time), at most so many of each kind. One statement over partial indexes that are
 * nearly always empty: it is asked every second.
 */
export async function portalErrandsDue(db: Db, at: Date, most: number): Promise<DueErrand[]> {
  const { rows } = await sql<DueErrand>`
    (select 'pass_on' as what, id from delegations
      where mail_due_at <= ${at} order by mail_due_at limit ${most})
    union all (select 'tell_question', id from item_questions
      where tell_due_at <= ${at} order by tell_due_at limit ${most})
    union all (select 'send_answer', id from item_questions
      where mail_due_at <= ${at} order by mail_due_at limit ${most})
    union all (select 'tell_declined', id from authority_declines
      where tell_due_at <= ${at} order by tell_due_at limit ${most})
    union all (select 'make_signed_copy', handover_id from authorities
      where copy_due_at <= ${at} order by copy_due_at limit ${most})
    union all (select 'tell_returned', handover_id from returns_to_tell
      where due_at <= ${at} group by handover_id limit ${most})
    union all (select 'tell_others', handover_id from others_to_tell
      where due_at <= ${at} group by handover_id limit ${most})
    union all (select 'ask_to_agree', id from reveals
      where tell_due_at <= ${at} order by tell_due_at limit ${most})
    union all (select 'ask_to_agree_to_file', id from exports
      where tell_due_at <= ${at} order by tell_due_at limit ${most})`.execute(db);
  return rows;
}
