import type { Translated } from '../portal-words';
import type * as english from '../en-GB/portal-access';

export const access: Translated<typeof english.access> = {
  title: 'Ist Ihr eigener Zugang entfernt?',
  offer:
    '<strong>Alles ist beantwortet.</strong> Wenn Sie mögen, noch eines: Erklären Sie, dass Ihr eigener Zugang entfernt ist. Es kommt auf Ihre Quittung.',
  offerButton: 'Unser Zugang ist entfernt',
  lead: 'Wenn Sie mögen, erklären Sie es hier, Punkt für Punkt. Es ist freiwillig. {{msp.name}} prüft es trotzdem selbst; Ihr Wort mit Datum steht daneben, und auf einer Quittung für Sie.',
  items: 'Unser eigener Zugang hierüber ist entfernt',
  name: 'Ihr voller Name, als Unterschrift',
  say: 'Bestätigen und Quittung erhalten',
  said: 'erklärt von {{typedName}}, {{when saidAt}}',
  nothing: 'Hier ist nichts mehr zu erklären. Danke.',
  notYet: 'Beantworten Sie zuerst, was noch offen ist; dann nützt diese Seite.',
  notKept:
    'Noch nicht festgehalten. {{count n one="# Stelle ist" other="# Stellen sind"}} zu berichtigen:',
  problems: {
    no_items: 'Haken Sie mindestens einen Punkt an, oder lassen Sie die Seite, wie sie ist.',
    no_name: 'Schreiben Sie Ihren vollen Namen.',
    odd_name: 'Schreiben Sie Ihren Namen in höchstens 200 sichtbaren Zeichen.',
  },
};
