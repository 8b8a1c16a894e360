import type { ChaseTemplate, MailTemplate } from '../../templates/email/mail-view';
import { TO_THE_CLIENT } from '../../templates/email/to-the-client';
import { renderMail, type RenderedMail } from '../../templates/email/render-mail';
import { LANGUAGES, type Language } from '../../templates/view';
import { LINK, OPEN, sampleMails, type SampleChange } from './sample-mails';

interface Sample extends RenderedMail {
  name: string;
  template: MailTemplate;
}

function everyMail(language: Language, change: SampleChange = {}): Sample[] {
  const views = sampleMails(language, change);
  const templates = Object.keys(views) as MailTemplate[];
  const mails = templates.map((template): Sample => ({
    name: template,
    template,
    ...renderMail(template, views[template]),
  }));
  const reminders = [2, 3, 4].map((index) => ({
    name: `authority-reminder ${index.toString()}`,
    template: 'authority-reminder' as const,
    ...renderMail('authority-reminder', { ...views['authority-reminder'], index }),
  }));
  return [...mails, ...reminders];
}

function toReadableText(html: string): string {
  return html
    .replace(/<head>[\s\S]*<\/head>/u, ' ')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&#x27;/gu, "'")
    .replace(/&#x3D;/gu, '=')
    .replace(/&#x60;/gu, '`')
    .replace(/&amp;/gu, '&');
}

const words = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
/** Prose only: no lists, no frame. */
function prose(text: string): string {
  const body = text.split('\n\n').slice(1);
  const end = body.findIndex((part) =>
    /^(Yours|Kind|Best|Sincerely|Mit|Freundliche|Nous vous prions|Bien cord|Atentamente|Un cordial)/u.test(
      part,
    ),
  );
  return body
    .slice(0, end)
    .filter((part) => !part.startsWith('  ') && !part.includes('://'))
    .join('\n');
}

const CHASE: ChaseTemplate[] = [
  'deadline-sponsor',
  'last-word-sponsor',
  'request',
  'reached',
  'reminder',
  'critical',
  'escalation',
  'deadline',
  'formal-notice',
  'last-word',
];
const MOST_WORDS: Partial<Record<MailTemplate, number>> = {
  request: 120,
  reached: 60,
  reminder: 90,
  critical: 110,
  escalation: 130,
  deadline: 120,
  'deadline-sponsor': 120,
  'last-word': 80,
  stalled: 40,
  closed: 40,
};
/** letters.md: never tie crime, regulator, licence or press to compliance; no blame, no grudge. */
const NEVER =
  /\b(crim\w*|police|prosecut\w*|regulator\w*|press|sue|lawsuit|court|damages|penalt\w*|illegal\w*|unlawful\w*|fail(?:ed|ure)?|refus(?:al|e)d? to|ignor\w*|unfortunately|disappoint\w*|again|Straf\w*|Polizei|Staatsanwalt\w*|Aufsichtsbehörde\w*|Gericht\w*|Klage\w*|Schadensersatz|leider|wieder holt|ignorier\w*|versäum\w*|erneut|pénal\w*|polic(?:e|ía)|tribuna\w*|presse|prensa|hélas|malheureusement|négli\w*|de nouveau|désol\w*|desgraciad\w*|lamentable\w*|por desgracia|de nuevo|delito\w*|multa\w*)\b/iu;

describe.each(LANGUAGES)('the mails in %s', (language) => {
  const mails = everyMail(language);

  it('say the same in plain text and in HTML', () => {
    for (const mail of mails) {
      const html = new Set(words(toReadableText(mail.html)));
      expect({
        mail: mail.name,
        missing: words(mail.text).filter((word) => !html.has(word)),
      }).toEqual({
        mail: mail.name,
        missing: [],
      });
    }
  });

  it('carry client and number in every subject, on one line', () => {
    for (const mail of mails) {
      expect(mail.subject).toMatch(
        /^Bäckerei Sommer & Co\u00a0?: (handover|Übergabe|passation|traspaso) H-2026-0042, \S/u,
      );
    }
  });

  it('keep the first subject for the question and the reminder, so that they thread', () => {
    const subject = (name: MailTemplate) => mails.find((mail) => mail.template === name)?.subject;
    expect(subject('reached')).toBe(subject('request'));
    expect(subject('reminder')).toBe(subject('request'));
    expect(subject('critical')).not.toBe(subject('request'));
  });

  it('show one link as one button, and its address for who cannot press it', () => {
    const views = sampleMails(language);
    for (const mail of mails) {
      const { link } = views[mail.template];
      expect(mail.text.split(link)).toHaveLength(
        mail.text.split('\n').filter((line) => line.includes(link)).length + 1,
      );
      expect(mail.text).toContain(`:\n${link}\n`);
      expect(mail.html.split('display:inline-block')).toHaveLength(2);
    }
  });

  it('never carry a reply link to the client’s copy', () => {
    expect(mails.find((mail) => mail.template === 'request-copy')?.text).not.toContain(LINK);
  });

  it('name what is outstanding and nothing that came, first what only they can release', () => {
    for (const mail of mails.filter(({ template }) => CHASE.some((step) => step === template))) {
      const listed = OPEN.filter((item) =>
        mail.text.includes(`  ${item.position.toString()}. ${item.name}`),
      );
      expect(listed.length).toBeGreaterThan(0);
      expect(mail.text.indexOf('12. Backup passphrase')).toBeGreaterThan(0);
      const places = [12, 3].map((position) => mail.text.indexOf(`  ${position.toString()}. `));
      expect(places[0]).toBeLessThan(places[1] ?? 0);
      expect(mail.text).not.toMatch(/\d\. (M365 global admin|DNS zone)/u);
    }
  });

  it('tell nobody but the previous MSP that only they can release something', () => {
    const mark =
      /only you can release|nur Sie können es freigeben|vous seuls pouvez|solo ustedes pueden/;
    for (const { name, template, text } of mails) {
      if (TO_THE_CLIENT.has(template)) expect([name, mark.test(text)]).toEqual([name, false]);
    }
    expect(mails.some(({ template, text }) => template === 'deadline' && mark.test(text))).toBe(
      true,
    );
  });

  it('say in full where to check that they are genuine, or nothing of it', () => {
    for (const { name, text } of mails) {
      const [, verify] = text.split('\n--\n');
      if (verify !== undefined)
        expect([name, verify]).toEqual([name, expect.stringMatching(/https:/)]);
    }
  });

  it('keep to the length that letters.md sets', () => {
    for (const mail of mails) {
      const most = MOST_WORDS[mail.template];
      if (most === undefined) continue;
      const count = words(prose(mail.text)).length;
      expect(count).toBeGreaterThan(8);
      expect({ mail: mail.name, count, most, fits: count <= most }).toMatchObject({ fits: true });
    }
  });

  it('never threaten, blame or hold a grudge', () => {
    for (const mail of mails) {
      expect({ mail: mail.name, found: NEVER.exec(mail.text)?.[0] ?? null }).toEqual({
        mail: mail.name,
        found: null,
      });
    }
  });

  it('never repeat a sentence of another message', () => {
    const seen = new Map<string, string>();
    for (const mail of mails) {
      const sentences = prose(mail.text)
        .split(/(?<=[.?!:])\s+|\n/u)
        .map((sentence) => sentence.trim())
        .filter((sentence) => words(sentence).length > 2);
      for (const sentence of new Set(sentences)) {
        expect({ sentence, also: seen.get(sentence) ?? mail.name }).toEqual({
          sentence,
          also: mail.name,
        });
        seen.set(sentence, mail.name);
      }
    }
  });

  it('greet and close without a name when there is none', () => {
    const nameless = everyMail(language, { to: { name: null } });
    for (const mail of nameless) expect(mail.text).not.toContain('null');
  });

  it('still make sense when nothing has been answered, or nothing critical is left', () => {
    const base = sampleMails(language).request;
    const normal = OPEN.filter((item) => item.criticality === 'normal');
    for (const template of CHASE) {
      const silent = { ...base, answeredTotal: 0, came: [], story: [], callBackPhone: null };
      const quiet = renderMail(template, { ...silent, outstanding: OPEN });
      expect(quiet.text).not.toMatch(
        /\b0 (of|von|came|answers|Antworten|sur|de |réponses|respuestas)|null|undefined/u,
      );
      const later = renderMail(template, {
        ...silent,
        outstanding: normal.slice(0, 1),
      });
      expect(later.text).toContain('4. M365 subscriptions');
      expect(`${later.subject}${later.text}`).not.toMatch(
        /\b0 (critical|kritische|due|fällig|éléments? crit|elementos? crít)/u,
      );
    }
  });

  it('show hostile names as the text they are, on one line', () => {
    const evil = `<script>alert(1)</script> {{link}} {{{x}}} "><img src=x>\r\nBcc: a@b.example \u202Eevil 🦊 ${'x'.repeat(300)}`;
    const hostile = everyMail(language, {
      client: { name: evil, callBackPhone: evil },
      previousMsp: { name: evil, timeZone: 'Europe/Berlin' },
      to: { name: evil },
      outstanding: [{ position: 1, name: evil, criticality: 'critical', onlyTheyCanRelease: true }],
    });
    for (const mail of hostile) {
      expect(mail.subject).not.toMatch(/[\r\n]/u);
      expect(mail.html).not.toMatch(/<script|<img/iu);
      expect(mail.text).toContain('<script>alert(1)</script> {{link}} {{{x}}}');
      expect(mail.text).not.toMatch(/^Bcc:/mu);
      expect(mail.text + mail.html).not.toContain('\u202E');
    }
  });
});

it('writes to Americans without British spelling, dates or closing', () => {
  for (const mail of everyMail('en-US')) {
    expect(mail.text).not.toMatch(
      /authoris|licence|organis|recognis|favour|registered post|Yours|\d{1,2} March/u,
    );
    expect(mail.text).toMatch(/^Dear Jonas Keller:/u);
  }
});
