import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  listPolicies,
  makeDefaultPolicy,
  savePolicy,
  type SavedPolicy,
  type StoredPolicy,
} from '../../../db/policies';
import { listCountries, listRegions } from '../../../domain/calendar/countries';
import { listTimeZones } from '../../../domain/calendar/zones';
import type { InputProblem } from '../../../domain/intake/handover-input';
import { readPolicy } from '../../../domain/intake/read-policy';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf } from '../../plugins/staff-session';
import { zoneOf } from '../../plugins/views';
import { formOf } from '../form';
import { problemsAtFields, type FormProblems } from '../start/form-input';
import { policyFormView } from './form-view';
import { ladderView, type Trial } from './ladder-view';
import { formOfPolicy, MORE_ROWS, policyOfForm, sortedByDay } from './policy-form';
import { policyOfYaml, yamlOfPolicy } from './policy-yaml';

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const NONE: FormProblems = { at: {}, all: [] };
const REFUSED: Record<Extract<SavedPolicy, { refused: string }>['refused'], InputProblem> = {
  name_taken: { path: 'name', message: 'Another policy has this name. Choose another name.' },
  changed: {
    path: '',
    message:
      'Somebody saved this policy while you were editing it. Open it again to see what changed, then make your change.',
  },
  gone: { path: '', message: 'This policy is not there any more. Go back to the list.' },
};

function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

type Known = FastifyRequest<{ Params: { id: string } }>;

/** Settings → policies: every policy as a ladder, tried out on a place and a day, edited by form or as YAML. */
export function registerPolicies(app: FastifyInstance, { db, clock }: ConsoleDeps): void {
  const find = async (id: string): Promise<StoredPolicy | undefined> =>
    (await listPolicies(db)).find((one) => one.id === id);

  function edit(
    reply: FastifyReply,
    shown: {
      over: { id: string; version: string } | null;
      form: URLSearchParams;
      yaml: string | null;
      problems: FormProblems;
      extra?: number;
    },
  ): FastifyReply {
    const { over, form, problems } = shown;
    return reply.code(problems.all.length > 0 ? 422 : 200).page('console/policy-edit', {
      title: over ? `Edit “${form.get('name') ?? ''}”` : 'A new policy',
      section: 'settings',
      action: over ? `/settings/policies/${over.id}` : '/settings/policies',
      version: over?.version ?? '',
      values: Object.fromEntries(form),
      problems,
      yaml: shown.yaml,
      asYaml: shown.yaml !== null,
      ...policyFormView(form, shown.extra ?? 0),
    });
  }

  app.get('/settings/policies', async (_request, reply) => {
    const policies = await listPolicies(db);
    return reply.page('console/policies', {
      title: 'Policies',
      section: 'settings',
      policies: policies.map(({ id, policy, isDefault, changedAt }) => ({
        id,
        name: policy.name,
        isDefault,
        changedAt,
        ladder: ladderView(policy, null),
        deadlineDay: policy.steps.find((step) => step.deadline)?.workingDay ?? null,
      })),
    });
  });

  app.get<{ Querystring: { copy?: string; yaml?: string } }>(
    '/settings/policies/new',
    async (request, reply) => {
      const all = await listPolicies(db);
      const from = all.find((one) => one.id === request.query.copy) ?? all[0];
      if (!from) return notFound(reply);
      const policy = { ...from.policy, name: `Copy of ${from.policy.name}` };
      const yaml = request.query.yaml === undefined ? null : yamlOfPolicy(policy);
      return edit(reply, { over: null, form: formOfPolicy(policy), yaml, problems: NONE });
    },
  );

  app.get<{ Params: { id: string }; Querystring: Partial<Trial> }>(
    '/settings/policies/:id',
    async (request, reply) => {
      const stored = await find(request.params.id);
      if (!stored) return notFound(reply);
      const { query } = request;
      const asked = query.country !== undefined;
      const trial: Trial = {
        start: query.start ?? clock.now().toISOString().slice(0, 10),
        country: query.country ?? 'GB',
        region: query.region ?? '',
        timeZone: query.timeZone ?? zoneOf(request),
      };
      return reply.page('console/policy', {
        title: `Policy “${stored.policy.name}”`,
        section: 'settings',
        id: stored.id,
        policy: stored.policy,
        packageDays: AND.format(stored.policy.package.workingDays.map(String)),
        isDefault: stored.isDefault,
        changedAt: stored.changedAt,
        trial,
        ladder: ladderView(stored.policy, asked ? trial : null),
        zones: listTimeZones(),
        countries: listCountries().map(({ code, name }) => ({
          value: code,
          label: name,
          chosen: code === trial.country,
        })),
        regions: listRegions(trial.country).map(({ code, name }) => ({
          value: code,
          label: name,
          chosen: code === trial.region,
        })),
      });
    },
  );

  app.get<{ Params: { id: string }; Querystring: { yaml?: string } }>(
    '/settings/policies/:id/edit',
    async (request, reply) => {
      const stored = await find(request.params.id);
      if (!stored) return notFound(reply);
      const over = { id: stored.id, version: String(stored.version) };
      const yaml = request.query.yaml === undefined ? null : yamlOfPolicy(stored.policy);
      return edit(reply, { over, form: formOfPolicy(stored.policy), yaml, problems: NONE });
    },
  );

  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string | null,
  ): Promise<FastifyReply> {
    const typed = formOf(request);
    const action = typed.get('action') ?? 'save';
    const form = action === 'sort' ? sortedByDay(typed) : typed;
    const yaml = form.get('yaml');
    const over = id === null ? null : { id, version: form.get('version') ?? '' };
    if (action === 'sort' || action === 'more') {
      const extra = action === 'more' ? MORE_ROWS : 0;
      return edit(reply, { over, form, yaml: null, problems: NONE, extra });
    }
    const { raw, fieldOf } = yaml === null ? policyOfForm(form) : policyOfYaml(yaml);
    const refuse = (problems: readonly InputProblem[]): FastifyReply =>
      edit(reply, { over, form, yaml, problems: problemsAtFields(problems, fieldOf) });
    if (typeof raw === 'string') return refuse([{ path: '', message: raw }]);
    const read = readPolicy(raw);
    if (!read.ok) return refuse(read.problems);
    const saved = await savePolicy(db, {
      over: over && { id: over.id, version: Number(over.version) },
      policy: read.policy,
      by: actorOf(request),
      at: clock.now(),
    });
    if ('refused' in saved) return refuse([REFUSED[saved.refused]]);
    return reply.redirect(`/settings/policies/${saved.id}`, 303);
  }

  app.post('/settings/policies', async (request, reply) => save(request, reply, null));
  app.post('/settings/policies/:id', async (request: Known, reply) =>
    save(request, reply, request.params.id),
  );

  app.post('/settings/policies/:id/default', async (request: Known, reply) => {
    const { id } = request.params;
    const made = await makeDefaultPolicy(db, { id, by: actorOf(request), at: clock.now() });
    if (!made) return notFound(reply);
    return reply.redirect('/settings/policies', 303);
  });
}
