import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../../domain/problem';
import { RUNG_CHOICES } from './definitions';
import type { Loaded } from '../loaded';
import { cityOf } from '../../../../templates/pages/when';
import type { Asked, CommandPage, FormPart } from './command-page';
import { callPart, contactPart, deadlinePart, editPart, stepPart } from './parts';

export interface Shown extends Asked {
  page: CommandPage;
  loaded: Loaded;
  refusal: Refusal | null;
  key: string;
}

/** The page of a command: what it will do, what it needs to know, one button. */
export async function show(
  reply: FastifyReply,
  { page, loaded, form, deps, refusal, key }: Shown,
): Promise<FastifyReply> {
  const { head, base } = loaded;
  const asked = { deps, form };
  const has = (part: FormPart): boolean => page.parts.includes(part);
  const value = (name: string): string => form.get(name) ?? '';
  const { part: deadline, refusal: impossible } = await deadlineOf(has('deadline'), loaded, asked);
  const contact = has('contact') ? contactPart(loaded, asked) : null;
  const edit = has('edit') ? await editPart(loaded, asked) : null;
  return reply.page('console/handover-command', {
    section: 'onboardings',
    title: `${page.title}, ${head.client.name}`,
    heading: page.title,
    base,
    clientName: head.client.name,
    number: head.handover.number,
    says: await page.says(loaded, asked),
    refusal: refusal?.sentence ?? impossible,
    button: page.button,
    danger: page.danger,
    key,
    reason:
      page.reason === 'none'
        ? null
        : { optional: page.reason === 'optional', value: value('reason') },
    until: has('until') ? { value: value('until'), place: cityOf(loaded.ourZone) } : null,
    deadline,
    items: has('items') ? itemsPart(loaded, form) : null,
    contact: contact && {
      ...contact,
      rungs: RUNG_CHOICES.map((rung) => ({ ...rung, selected: rung.value === contact.rung })),
    },
    hidden: [
      ...(has('person') || has('message') ? [{ name: 'contact', value: value('contact') }] : []),
      ...(has('message') ? [{ name: 'step', value: value('step') }] : []),
      ...(edit ? [{ name: 'step', value: edit.step }] : []),
      ...(edit ? [{ name: 'contact', value: edit.whom }] : []),
    ],
    steps: has('step') ? stepPart(loaded, asked) : null,
    edit,
    call: has('call') ? callPart(loaded, asked) : null,
    confirm: has('confirm') ? { value: value('confirm') } : null,
  });
}

/** A day that cannot be the deadline is said beside the field. */
async function deadlineOf(
  wanted: boolean,
  loaded: Loaded,
  asked: Asked,
): Promise<{ part: Awaited<ReturnType<typeof deadlinePart>> | null; refusal: string | null }> {
  if (!wanted) return { part: null, refusal: null };
  try {
    return { part: await deadlinePart(loaded, asked), refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const form = new URLSearchParams({ deadline: '' });
    const part = await deadlinePart(loaded, { ...asked, form });
    return {
      part: { ...part, value: asked.form.get('deadline') ?? '' },
      refusal: error.sentence,
    };
  }
}

function itemsPart({ items }: Loaded, form: URLSearchParams) {
  const chosen = new Set(form.getAll('items'));
  return items
    .filter((item) => item.state !== 'accepted' && item.state !== 'waived')
    .map(({ id, name, group_name: group, state }) => ({
      id,
      name,
      group,
      state,
      checked: chosen.has(id),
    }));
}
