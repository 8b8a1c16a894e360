import { randomUUID } from 'node:crypto';
import type { ActivityDeps } from '../../../activities/deps';
import { reconcile } from '../../../activities/reconcile';
import { agreeTasks } from '../../../activities/resets';
import { planRequest } from '../../../activities/steps/plan-request';
import { startHandover } from '../../../api/intake/start-handover';
import { writeAudit } from '../../../db/audit';
import { readDossier } from '../../../db/dossier';
import { recordLinkOpened } from '../../../db/links';
import { touchHandover } from '../../../db/positions';
import { endStep } from '../../../db/steps';
import { finishSitting } from '../../../db/submissions';
import { officeCalendar } from '../../../domain/calendar/calendar';
import { verifyRecipient, type HandoverRecipient } from '../../../vault/seal/recipient';
import { handoverInput, type InputChange } from '../../support/handover-input';
import type { ConsoleSite } from '../../support/console-site';
import { sendAnswer, type GivenAnswer } from './send-answer';
import { sentMessage } from './sent-message';

/** A handover on real rows with real sealing, moved through its life by hand. */
export class Scene {
  private constructor(
    readonly site: ConsoleSite,
    readonly id: string,
    readonly number: string,
    readonly recipient: HandoverRecipient,
  ) {}

  /** Starts a handover at `at`; the letter has gone out and been opened once. */
  static async start(site: ConsoleSite, at: Date, change: InputChange = {}): Promise<Scene> {
    const by = 'staff:maya@northgate.example';
    const started = await startHandover(site.deps, handoverInput(change), { by, at });
    if (!started.ok) throw new Error(JSON.stringify(started.problems));
    const row = await site.db
      .selectFrom('handovers')
      .select(['recipient', 'recipient_signature as signature'])
      .where('id', '=', started.id)
      .executeTakeFirstOrThrow();
    const recipient = verifyRecipient(
      { handoverId: started.id, ...row },
      site.deps.vault.publicKey,
    );
    return new Scene(site, started.id, started.number, recipient);
  }

  private activityDeps(at: Date): ActivityDeps {
    const { deps } = this.site;
    const never = (): never => {
      throw new Error('nothing is sent here');
    };
    return {
      db: deps.db,
      catalogue: deps.catalogue,
      playbook: deps.playbook,
      vault: deps.vault,
      us: deps.config.msp,
      ourOffice: officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' }),
      anchors: null,
      retentionDays: deps.config.retentionDays,
      mailFrom: deps.config.mailFrom,
      portalUrl: deps.config.portalUrl,
      consoleUrl: deps.config.consoleUrl,
      at: () => at,
      onError: never,
      converse: never,
      print: never,
      get linkKey() {
        return never();
      },
    };
  }

  async item(name: string) {
    return this.site.db
      .selectFrom('items')
      .selectAll()
      .where('handover_id', '=', this.id)
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
  }

  async contact(rung: 'first' | 'second' | 'owner') {
    return this.site.db
      .selectFrom('contacts')
      .selectAll()
      .where('handover_id', '=', this.id)
      .where('rung', '=', rung)
      .executeTakeFirstOrThrow();
  }

  /** The letter is out: steps planned, the contact has a link and a message with its fate. */
  async request(at: Date): Promise<void> {
    await planRequest(this.activityDeps(at), await readDossier(this.site.db, this.id), at);
    await this.link('first', at);
  }

  async link(rung: 'first' | 'second' | 'owner', at: Date): Promise<string> {
    const id = randomUUID();
    const contact = await this.contact(rung);
    await this.site.db
      .insertInto('links')
      .values({
        id,
        handover_id: this.id,
        contact_id: contact.id,
        purpose: 'reply',
        generation: 1,
        token_hash: Buffer.from(id),
        created_at: at,
        expires_at: new Date(at.getTime() + 180 * 86_400_000),
      })
      .execute();
    return id;
  }

  async open(linkId: string, at: Date): Promise<void> {
    const link = await this.site.db
      .selectFrom('links')
      .selectAll()
      .where('id', '=', linkId)
      .executeTakeFirstOrThrow();
    const holder = {
      linkId,
      purpose: link.purpose,
      handoverId: this.id,
      contactId: link.contact_id,
      contactName: '',
      expiresAt: link.expires_at,
      firstOpenedAt: link.first_opened_at,
    };
    await recordLinkOpened(this.site.db, holder, at);
  }

  /** Takes every planned step up to the instant, each with a message and its fate. */
  async takeStepsUntil(until: Date): Promise<void> {
    const { db } = this.site;
    const { steps, contacts } = await readDossier(db, this.id);
    for (const step of steps.filter((one) => one.state === 'planned' && one.due_at <= until)) {
      const at = step.due_at;
      await endStep(db, this.id, step.key, { at });
      const to = contacts.find((contact) => step.rungs.includes(contact.rung));
      if (to) {
        await sentMessage(db, this.id, {
          stepKey: step.key,
          template: step.template,
          subject: `Fern Logistics: ${step.template} (${this.number})`,
          contactId: to.id,
          name: to.name,
          address: to.email,
          at,
        });
      }
      await writeAudit(db, {
        handoverId: this.id,
        at,
        actor: 'system',
        action: 'step.taken',
        details: { step: step.key },
      });
      await touchHandover(db, this.id, at);
    }
  }

  /** What the portal does when somebody saves an answer. */
  async answer(linkId: string, itemName: string, given: GivenAnswer): Promise<void> {
    const item = await this.item(itemName);
    const { db } = this.site;
    await sendAnswer({ db, recipient: this.recipient, linkId, item }, given);
  }

  async finish(linkId: string, at: Date): Promise<void> {
    const { id } = await this.site.db
      .selectFrom('submissions')
      .select('id')
      .where('link_id', '=', linkId)
      .where('finished_at', 'is', null)
      .executeTakeFirstOrThrow();
    await finishSitting(
      this.site.db,
      { submissionId: id, handoverId: this.id, actor: 'contact' },
      at,
    );
  }

  async update(change: {
    stage?: 'resets' | 'closed' | 'cancelled';
    stalled_reason?: 'promise_broken' | 'refused';
    stalled_since?: Date;
    paused_at?: Date;
    resets_opened_at?: Date;
  }): Promise<void> {
    await this.site.db.updateTable('handovers').set(change).where('id', '=', this.id).execute();
  }

  /** Brings the rows in line with what was answered, as the worker would now. */
  async reconcile(at: Date): Promise<void> {
    await reconcile(this.activityDeps(at), this.id);
  }

  /** Opens, turns and withdraws reset tasks as the worker would now. */
  async resets(at: Date): Promise<void> {
    await this.site.db.transaction().execute(async (tx) => {
      await agreeTasks(this.activityDeps(at), tx, this.id, at);
      await touchHandover(tx, this.id, at);
    });
  }

  async tasks() {
    return this.site.db
      .selectFrom('reset_tasks as t')
      .innerJoin('items as i', 'i.id', 't.item_id')
      .select(['t.id', 't.reason', 't.state', 't.item_id', 'i.name'])
      .where('t.handover_id', '=', this.id)
      .orderBy('i.position')
      .execute();
  }

  async row() {
    return this.site.db
      .selectFrom('handovers')
      .selectAll()
      .where('id', '=', this.id)
      .executeTakeFirstOrThrow();
  }

  async audit(action: string) {
    return this.site.db
      .selectFrom('audit_events')
      .select(['actor', 'details'])
      .where('handover_id', '=', this.id)
      .where('action', '=', action)
      .execute();
  }
}
