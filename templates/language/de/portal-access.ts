import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-access';

export const access: Translated<typeof english.access> = {
  title: 'Ist Ihr eigener Zugang entfernt?',
  offer:
    '<strong>Alles ist beantwortet.</strong> Wenn Sie mögen, noch eines: Erklären Sie, dass Ihr eigener Zugang entfernt ist. Das steht dann auf Ihrer Quittung.',
  offerButton: 'Erklären, dass unser Zugang entfernt ist',
  lead: 'Wenn Sie mögen, erklären Sie es hier, Punkt für Punkt. Es ist freiwillig. {{msp.name}} prüft es trotzdem selbst; Ihre Erklärung mit Datum steht daneben und auf einer Quittung für Sie.',
  items: 'Unser eigener Zugang zu diesen Punkten ist entfernt',
  name: 'Ihr vollständiger Name, als Unterschrift',
  say: 'Bestätigen und Quittung erhalten',
  said: 'erklärt von {{typedName}}, {{when saidAt}}',
  nothing: 'Hier ist nichts mehr zu erklären. Danke.',
  notYet: 'Beantworten Sie zuerst, was noch offen ist; danach hilft Ihnen diese Seite.',
  notKept:
    'Noch nicht festgehalten. {{count n one="# Angabe ist" other="# Angaben sind"}} zu korrigieren:',
  problems: {
    no_items: 'Haken Sie mindestens einen Punkt an, oder lassen Sie die Seite, wie sie ist.',
    no_name: 'Geben Sie Ihren vollständigen Namen ein.',
    odd_name: 'Geben Sie Ihren Namen mit höchstens 200 sichtbaren Zeichen ein.',
  },
};
