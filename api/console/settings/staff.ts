import type { FastifyInstance, FastifyReply } from 'fastify';
import { addStaff, listEverybody, setStaffActive, setStaffRole } from '../../../db/staff-admin';
import type { Staff } from '../../../db/staff';
import { forgetIdentities, withIdentity } from '../../../db/staff-identities';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { isId } from '../reveal/scene';

const ROLES = ['account_manager', 'technician', 'lead', 'admin'] as const;

interface Address {
  Params: { id: string };
}

function roleIn(form: URLSearchParams): Staff['role'] {
  const role = ROLES.find((one) => one === form.get('role'));
  if (!role) throw new Refusal('no_such_role', 'Choose a role.');
  return role;
}

/** Who works here and as what: added, given another role, taken out, brought back. */
export function registerStaffAdmin(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock } = deps;

  async function show(
    reply: FastifyReply,
    { refusal, form }: { refusal: string | null; form: URLSearchParams },
  ): Promise<FastifyReply> {
    const [people, linked] = await Promise.all([listEverybody(db), withIdentity(db)]);
    return reply.page('console/staff', {
      title: 'Staff',
      section: 'settings',
      people: people.map((person) => ({
        ...person,
        linked: linked.has(person.id),
        roles: ROLES.map((name) => ({ name, selected: name === person.role })),
      })),
      roles: ROLES,
      values: Object.fromEntries(form),
      problems: { at: {} },
      refusal,
    });
  }

  app.get('/settings/staff', async (_request, reply) =>
    show(reply, { refusal: null, form: new URLSearchParams() }),
  );

  const acts = {
    '/settings/staff': async (_id: string, form: URLSearchParams, by: string) => {
      const [name, email] = [form.get('name') ?? '', form.get('email') ?? ''];
      await addStaff(db, { name, email, role: roleIn(form), by, at: clock.now() });
    },
    '/settings/staff/:id/role': async (id: string, form: URLSearchParams, by: string) =>
      setStaffRole(db, { id, role: roleIn(form), by, at: clock.now() }),
    '/settings/staff/:id/deactivate': async (id: string, _form: URLSearchParams, by: string) =>
      setStaffActive(db, { id, active: false, by, at: clock.now() }),
    '/settings/staff/:id/activate': async (id: string, _form: URLSearchParams, by: string) =>
      setStaffActive(db, { id, active: true, by, at: clock.now() }),
    '/settings/staff/:id/forget': async (staffId: string, _form: URLSearchParams, by: string) =>
      forgetIdentities(db, { staffId, by, at: clock.now() }),
  };
  for (const [url, act] of Object.entries(acts)) {
    app.post<Address>(url, async (request, reply) => {
      const id = request.params.id;
      if (url.includes(':id') && !isId(id)) throw new NotFound('There is nobody like that.');
      const form = formOf(request);
      try {
        await act(id, form, actorOf(request));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return show(reply.code(409), { refusal: error.sentence, form });
      }
      return reply.redirect('/settings/staff', 303);
    });
  }
}
