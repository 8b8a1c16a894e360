import { OTHER_ARRIVALS, OTHER_FINDINGS } from '../../domain/answers/other-arrival';
import { renderMail } from '../../templates/email/render-mail';
import { wantedLine } from '../../templates/language/send-again';
import { LANGUAGES } from '../../templates/view';
import { LINK, sampleMails } from './sample-mails';

const WANTED = OTHER_ARRIVALS.filter((what) => what !== 'question');

describe.each(LANGUAGES)('what can be of no use, in %s', (language) => {
  const sentAt = new Date('2026-03-06T10:00:00Z');
  const lines = WANTED.flatMap((what) =>
    OTHER_FINDINGS.map((finding) =>
      wantedLine(language, { what, finding, sentAt }, 'Europe/Berlin'),
    ),
  );

  it('is called by what it was and its day, with why, and what would help', () => {
    expect(new Set(lines).size).toBe(WANTED.length * OTHER_FINDINGS.length);
    for (const line of lines) expect(line).toMatch(/^\S.+ \(.*2026\)\u00a0?: \S.+\.$/u);
  });

  it('stands before the link in a message about something else', () => {
    const wanted = lines.slice(0, 2);
    const { text, html } = renderMail('reminder', { ...sampleMails(language).reminder, wanted });
    for (const line of wanted) {
      expect(text.indexOf(line)).toBeGreaterThan(0);
      expect(text.indexOf(line)).toBeLessThan(text.indexOf(LINK));
      expect(html).toContain(line);
    }
  });

  it('asks the client’s signatory without asking to check who we are', () => {
    const view = sampleMails(language)['send-again'];
    const [theirs, ours] = [view, { ...view, verifyUrl: null }].map(
      (one) => renderMail('send-again', one).text,
    );
    expect(theirs).toContain('\n--\n');
    expect(ours).not.toContain('\n--\n');
  });
});
